package farm.rendezvous.orchestrator.files.control;

import farm.rendezvous.orchestrator.files.control.UploadRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Files by what is in them. */
public final class FileStore {

  /** As RESTEasy calls its temporary files; it does not remove them. */
  private static final String OF_A_FORM = "m4j";

  private static final Set<PosixFilePermission> READ_ONLY =
      PosixFilePermissions.fromString("r--r--r--");

  private final Path folder;
  private final long maxBytes;
  private final Clock clock;
  private final Room room;
  private final Set<Sha256> incoming = ConcurrentHashMap.newKeySet();

  /**
   * A store.
   *
   * @param maxBytes of one file
   */
  public FileStore(Path folder, long maxBytes, Clock clock) {
    this(folder, maxBytes, clock, new Room(folder));
  }

  /** On a disk with this room. */
  FileStore(Path folder, long maxBytes, Clock clock, Room room) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.room = room;
  }

  /** What there is for files that come in. */
  public Room room() {
    return room;
  }

  /** Where the file is, which stays for FILES_KEEP from now on; empty if it is not there. */
  public Optional<Path> find(Sha256 hash) throws IOException {
    Path blob = blob(hash);
    try {
      Files.setLastModifiedTime(blob, FileTime.from(clock.instant()));
      return Optional.of(blob);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** How many bytes of a file have come before its sending broke off. */
  public long received(Sha256 hash) throws IOException {
    try {
      return Files.size(part(hash));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /**
   * Takes a file, or the rest of one.
   *
   * @param offset of the first byte; not more than {@link #received}
   * @param length how many bytes come, where that is known
   * @throws UploadRefusedException if it is not what the hash says, or does not fit; what has come
   *     of a file whose sending breaks off is kept for the rest
   */
  public void put(Sha256 hash, InputStream bytes, long offset, OptionalLong length)
      throws IOException, UploadRefusedException {
    if (!incoming.add(hash)) {
      throw new UploadRefusedException(Reason.BUSY, "This file is being sent just now.");
    }
    try {
      if (find(hash).isEmpty()) {
        receive(hash, bytes, offset, length);
      }
    } finally {
      incoming.remove(hash);
    }
  }

  private void receive(Sha256 hash, InputStream bytes, long offset, OptionalLong length)
      throws IOException, UploadRefusedException {
    Path part = part(hash);
    long there = received(hash);
    if (offset > there) {
      throw new UploadRefusedException(
          Reason.OTHER_OFFSET, "%d bytes are here: go on from there.".formatted(there));
    }
    checkRoom(offset, length, there);
    Files.createDirectories(Disk.parent(part));
    MessageDigest digest = Sha256.digest();
    try (Upload upload = new Upload(part, offset, maxBytes, room.watch(), digest)) {
      upload.take(bytes);
    } catch (UploadRefusedException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    if (!Sha256.of(digest).equals(hash)) {
      Files.deleteIfExists(part);
      throw new UploadRefusedException(
          Reason.OTHER_CONTENTS, "What was sent has another SHA-256 than the address says.");
    }
    keep(part, hash);
  }

  /** Takes a file whose hash nobody has told. */
  public Sha256 add(InputStream bytes) throws IOException, UploadRefusedException {
    Path part = folder.resolve("incoming").resolve(UUID.randomUUID() + ".part");
    checkRoom(0, OptionalLong.empty(), 0);
    Files.createDirectories(Disk.parent(part));
    MessageDigest digest = Sha256.digest();
    try {
      try (Upload upload = new Upload(part, 0, maxBytes, room.watch(), digest)) {
        upload.take(bytes);
      }
      Sha256 hash = Sha256.of(digest);
      if (find(hash).isEmpty()) {
        keep(part, hash);
      }
      return hash;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void checkRoom(long offset, OptionalLong length, long there)
      throws IOException, UploadRefusedException {
    long end = offset + length.orElse(0);
    if (end > maxBytes) {
      throw Upload.tooLarge(maxBytes);
    }
    room.check(end - there);
  }

  /** It is on the disk before it is seen, and nobody writes to it any more. */
  private void keep(Path part, Sha256 hash) throws IOException {
    Path blob = blob(hash);
    Files.createDirectories(Disk.parent(blob));
    Files.setPosixFilePermissions(part, READ_ONLY);
    Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
    Disk.sync(part);
    Files.move(part, blob, StandardCopyOption.ATOMIC_MOVE);
    Disk.sync(Disk.parent(blob));
  }

  /** Removes what was left of forms; none is being read. */
  public void clearForms() throws IOException {
    for (Path left : Disk.list(incoming())) {
      if (String.valueOf(left.getFileName()).startsWith(OF_A_FORM)) {
        Files.deleteIfExists(left);
      }
    }
  }

  /**
   * Gives a file one more name.
   *
   * @throws NoSuchFileException if it is not in the store
   */
  void link(Sha256 hash, Path name) throws IOException {
    try {
      Files.createLink(name, blob(hash));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException("a folder of inputs is made once", e);
    }
  }

  /** The blobs, for who looks through them. */
  Path blobs() {
    return folder.resolve("blobs");
  }

  /** What is not complete, for who looks through it. */
  Path incoming() {
    return folder.resolve("incoming");
  }

  private Path blob(Sha256 hash) {
    return blobs().resolve(hash.hex().substring(0, 2)).resolve(hash.hex());
  }

  private Path part(Sha256 hash) {
    return incoming().resolve(hash.hex() + ".part");
  }
}
