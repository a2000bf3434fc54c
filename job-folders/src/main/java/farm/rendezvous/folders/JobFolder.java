package farm.rendezvous.folders;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.UnreadableMessageException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the frames of one job go: {@code output/{jobId}}, or the output folder itself by hand. */
public final class JobFolder {

  private static final System.Logger LOG = System.getLogger(JobFolder.class.getName());

  private final Path folder;

  public JobFolder(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** The final path of a frame. */
  public Path frame(int frame, ImageFormat format) {
    return folder.resolve(FrameName.published(frame, format));
  }

  /** The final place of what the compositor's File Output nodes make. */
  Path nodes() {
    return folder.resolve("nodes");
  }

  /** A log file of the job; its folder is made. */
  public Path log(String name) throws IOException {
    return Files.createDirectories(folder.resolve("logs")).resolve(name + ".log");
  }

  /** Removes the folder, and that of its logs, where nothing is in them. */
  public void removeIfEmpty() throws IOException {
    try {
      Files.deleteIfExists(folder.resolve("logs"));
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      LOG.log(Level.DEBUG, "{0} stays: {1}", folder, e.getMessage());
    }
  }

  /**
   * Makes the folder of an attempt.
   *
   * @throws SupersededException if the attempt was fenced off
   */
  public AttemptFolder open(String attempt) throws IOException, SupersededException {
    Path attempts = Files.createDirectories(folder.resolve(".attempts"));
    try {
      return new AttemptFolder(this, Files.createDirectory(attempts.resolve(attempt)), attempt);
    } catch (FileAlreadyExistsException e) {
      throw new SupersededException(attempt);
    }
  }

  /** The folder that an attempt has made; empty if there is none, or not any more. */
  public Optional<AttemptFolder> find(String attempt) {
    Path folderOfIt = folder.resolve(".attempts").resolve(attempt);
    return Files.isDirectory(folderOfIt)
        ? Optional.of(new AttemptFolder(this, folderOfIt, attempt))
        : Optional.empty();
  }

  /**
   * Finds the folder that an attempt has made, or makes it.
   *
   * @throws SupersededException if the attempt was fenced off
   */
  public AttemptFolder openOrFind(String attempt) throws IOException, SupersededException {
    Optional<AttemptFolder> made = find(attempt);
    return made.isPresent() ? made.get() : open(attempt);
  }

  /**
   * Fences a dead attempt off; afterwards it cannot put anything in place. May be done again by
   * whoever takes over next, should this one die before it has told of what it found.
   *
   * @return the receipts of the frames that it had put in place, by frame; each time
   */
  public Map<Integer, FrameCompleted> fence(String attempt) throws IOException {
    Path attempts = Files.createDirectories(folder.resolve(".attempts"));
    Path live = attempts.resolve(attempt);
    Path fenced = attempts.resolve(attempt + ".fenced");
    Path receipts = attempts.resolve(attempt + ".receipts");
    while (!Files.isRegularFile(live)) {
      clear(fenced, receipts);
      try {
        Files.move(live, fenced, StandardCopyOption.ATOMIC_MOVE);
      } catch (NoSuchFileException e) {
        LOG.log(Level.DEBUG, "attempt {0} had not begun", attempt);
      }
      try {
        Files.createFile(live);
      } catch (FileAlreadyExistsException e) {
        LOG.log(Level.INFO, "attempt {0} has begun just now; fencing it off once more", attempt);
      }
    }
    clear(fenced, receipts);
    return readReceipts(receipts);
  }

  /** Keeps the receipts, and removes the rest. */
  private static void clear(Path fenced, Path receipts) throws IOException {
    for (Path receipt : receiptsIn(fenced)) {
      Files.createDirectories(receipts);
      try {
        Files.move(
            receipt, receipts.resolve(receipt.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      } catch (NoSuchFileException e) {
        LOG.log(Level.DEBUG, "{0} was moved by another that fences it off", receipt);
      }
    }
    try {
      Trees.delete(fenced);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} could not be removed; it is in nobody''s way", fenced, e);
    }
  }

  private static Map<Integer, FrameCompleted> readReceipts(Path receipts) throws IOException {
    Map<Integer, FrameCompleted> read = new HashMap<>();
    for (Path file : receiptsIn(receipts)) {
      readReceipt(file).ifPresent(receipt -> read.put(receipt.frame(), receipt));
    }
    return read;
  }

  private static List<Path> receiptsIn(Path folder) throws IOException {
    List<Path> receipts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      files.forEach(receipts::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException e) {
      LOG.log(Level.DEBUG, "no receipts in {0}", folder);
    }
    return receipts;
  }

  private static Optional<FrameCompleted> readReceipt(Path file) throws IOException {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Optional.of(MessageCodec.decode(text, FrameCompleted.class));
    } catch (UnreadableMessageException e) {
      LOG.log(Level.INFO, "the receipt {0} is cut off; its frame is checked without it", file);
      return Optional.empty();
    }
  }
}
