package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.images.ExrPicture;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One movie in the making.
 *
 * @param key names the movie: other frames or another rate have another
 */
record MovieTask(JobOutput output, ImageFormat format, FrameRate rate, String key) {

  /** A movie of ten thousand large frames takes an hour or two. */
  private static final Duration LIMIT = Duration.ofHours(6);

  Path movie() {
    return output.movies().resolve(key + ".mp4");
  }

  /** Makes it, and removes those that were made before. */
  void make(String ffmpeg, Iterator<Frame> frames)
      throws IOException, MovieFailedException, InterruptedException {
    Path folder = Files.createDirectories(output.movies());
    Path list = folder.resolve(key + ".txt");
    Path part = folder.resolve(key + ".part");
    Path words = folder.resolve(key + ".log");
    try {
      Path first = writeList(frames, list);
      if (first == null) {
        throw new MovieFailedException("none of the finished frames is in its place");
      }
      String layer =
          format == ImageFormat.OPEN_EXR_MULTILAYER ? ExrPicture.combinedLayer(first) : null;
      boolean openExr = format == ImageFormat.OPEN_EXR || layer != null;
      Ffmpeg.run(
          new FfmpegCommand(ffmpeg, list, openExr, layer, rate, part).arguments(), words, LIMIT);
      removeOthers(folder);
      Files.move(part, movie(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      for (Path file : List.of(list, part, words)) {
        Files.deleteIfExists(file);
      }
    }
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

  /** One is made at a time, so what else is there is old, or was left by a crash. */
  private void removeOthers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path old : files.filter(file -> !isOurs(file)).toList()) {
        Files.deleteIfExists(old); // who is reading it reads on
      }
    }
  }

  private boolean isOurs(Path file) {
    return String.valueOf(file.getFileName()).startsWith(key);
  }
}
