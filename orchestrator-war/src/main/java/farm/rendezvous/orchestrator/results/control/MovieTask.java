package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.images.ExrPicture;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.MovieRequest;
import farm.rendezvous.movies.MovieFailedException;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One movie in the making.
 *
 * @param key names the movie: other frames or another rate have another
 */
record MovieTask(JobOutput output, ImageFormat format, FrameRate rate, String key) {

  private static final Duration FRESH = Duration.ofMinutes(10);

  Path movie() {
    return output.movies().resolve(key + ".mp4");
  }

  /**
   * Makes it, and removes those that were made before.
   *
   * @param inTheMaking whether a movie is; what belongs to that stays
   */
  void make(MovieMakers makers, Iterator<Frame> frames, Predicate<Path> inTheMaking, Instant now)
      throws IOException, MovieFailedException, InterruptedException {
    Path folder = Files.createDirectories(output.movies());
    Path list = folder.resolve(key + ".txt");
    try {
      Path first = writeList(frames, list);
      if (first == null) {
        throw new MovieFailedException("none of the finished frames is in its place");
      }
      Path made = makers.make(folder, request(first));
      Files.move(made, movie(), StandardCopyOption.ATOMIC_MOVE);
      removeOthers(folder, inTheMaking, now);
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private MovieRequest request(Path firstImage) throws IOException {
    String layer =
        format == ImageFormat.OPEN_EXR_MULTILAYER ? ExrPicture.combinedLayer(firstImage) : null;
    boolean openExr = format == ImageFormat.OPEN_EXR || layer != null;
    return new MovieRequest(UUID.randomUUID(), output.job(), key, openExr, layer, rate.text());
  }

  /** Writes the names of the images that are there; returns the first of them. */
  private @Nullable Path writeList(Iterator<Frame> frames, Path list) throws IOException {
    Path first = null;
    try (BufferedWriter out = Files.newBufferedWriter(list, StandardCharsets.UTF_8)) {
      out.write("ffconcat version 1.0\n");
      while (frames.hasNext()) {
        Path image = output.image(frames.next());
        if (Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS)) {
          first = first == null ? image : first;
          out.write(
              "file '../" + String.valueOf(image.getFileName()).replace("'", "'\\''") + "'\n");
        }
      }
    }
    return first;
  }

  /** What is of no other movie in the making is old, or was left by a crash. */
  private void removeOthers(Path folder, Predicate<Path> inTheMaking, Instant now)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !file.equals(movie())).toList()) {
        Path movie = movieOf(file);
        boolean kept = file.equals(movie) ? isFresh(file, now) : inTheMaking.test(movie);
        if (movie.equals(movie()) || !kept) {
          Files.deleteIfExists(file); // who is reading it reads on
        }
      }
    }
  }

  /** Somebody may be about to open it. */
  private static boolean isFresh(Path movie, Instant now) throws IOException {
    return Files.getLastModifiedTime(movie).toInstant().isAfter(now.minus(FRESH));
  }

  /** The movie that a file belongs to: its name begins with the same key. */
  private static Path movieOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.replaceFirst("\\..*", "") + ".mp4");
  }
}
