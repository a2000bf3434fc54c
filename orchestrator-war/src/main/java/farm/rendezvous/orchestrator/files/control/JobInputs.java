package farm.rendezvous.orchestrator.files.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The folders that jobs find their uploaded inputs in, by names that are links to the store. */
public final class JobInputs {

  private static final String LIST = ".sha256";
  private static final Pattern UUID_NAME = Pattern.compile("[0-9a-f-]{36}");

  private final Path jobs;
  private final FileStore store;

  /**
   * The inputs of all jobs.
   *
   * @param folder FILES_DIR
   */
  public JobInputs(Path folder, FileStore store) {
    this.jobs = folder.resolve("jobs");
    this.store = store;
  }

  /** Where the inputs of a job are, whether there are any or not. */
  public Path folder(UUID job) {
    return jobs.resolve(job.toString());
  }

  /**
   * Makes the folder of a job; when this returns it is on the disk.
   *
   * @throws java.nio.file.NoSuchFileException if one of the files is not in the store (any more)
   */
  public void make(UUID job, InputList inputs) throws IOException {
    Path folder = Files.createDirectories(folder(job));
    Set<Path> folders = new LinkedHashSet<>(List.of(folder));
    for (Map.Entry<String, Sha256> input : inputs.files().entrySet()) {
      Path name = folder.resolve(input.getKey());
      Path parent = Disk.parent(name);
      if (folders.add(parent)) {
        Files.createDirectories(parent);
      }
      store.link(input.getValue(), name);
    }
    Path list = listFile(job);
    Files.writeString(list, inputs.text());
    Disk.sync(list);
    for (Path made : folders) {
      Disk.sync(made);
    }
    Disk.sync(jobs);
  }

  /** What {@link #make} was told. */
  public InputList list(UUID job) throws IOException {
    return InputList.parse(Files.readString(listFile(job), StandardCharsets.UTF_8));
  }

  /** Removes the folder of a job; what no other job uses is left to {@link Sweeper}. */
  public void remove(UUID job) throws IOException {
    Files.deleteIfExists(listFile(job));
    Disk.delete(folder(job));
  }

  /** The jobs that have a folder, or had one that is not quite removed, since before then. */
  public Set<UUID> olderThan(Instant then) throws IOException {
    Set<UUID> all = new LinkedHashSet<>();
    for (Path entry : Disk.list(jobs)) {
      String name = entry.getFileName().toString().replace(LIST, "");
      if (UUID_NAME.matcher(name).matches()
          && Files.getLastModifiedTime(entry).toInstant().isBefore(then)) {
        all.add(UUID.fromString(name));
      }
    }
    return all;
  }

  private Path listFile(UUID job) {
    return jobs.resolve(job + LIST);
  }
}
