package farm.rendezvous.movies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line that makes a movie of images. An argument list, never a shell; it dies with the
 * thread that started it, so that a server that is killed leaves no ffmpeg behind; it is nice, so
 * that rendering and the orchestrator come first.
 *
 * @param images a list for ffmpeg's concat demuxer, whose times do not matter
 * @param openExr whether the images are linear light
 * @param layer of OpenEXR images, such as {@code ViewLayer.Combined}; null for plain ones
 * @param rate frames a second, such as {@code 24}, {@code 23.976} or {@code 30000/1001}
 */
record FfmpegCommand(
    String ffmpeg, Path images, boolean openExr, @Nullable String layer, String rate, Path movie) {

  List<String> arguments() {
    List<String> all =
        new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "nice", "-n", "10", ffmpeg));
    all.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-y"));
    all.addAll(List.of("-f", "concat", "-safe", "0"));
    if (openExr) {
      all.addAll(List.of("-apply_trc", "iec61966_2_1"));
    }
    if (layer != null) {
      all.addAll(List.of("-layer", layer));
    }
    all.addAll(List.of("-i", images.toString(), "-an", "-vf", filters(), "-r", rate));
    all.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g", "18"));
    all.addAll(List.of("-colorspace", "bt709", "-color_primaries", "bt709"));
    all.addAll(List.of("-color_trc", "iec61966-2-1"));
    all.addAll(List.of("-movflags", "+faststart", "-f", "mp4", movie.toString()));
    return List.copyOf(all);
  }

  /** H.264 as every player shows it has even sides and half the colour lines. */
  private String filters() {
    return String.join(
        ",",
        "settb=AVTB",
        "setpts=N/(" + rate + "*TB)",
        "pad=ceil(iw/2)*2:ceil(ih/2)*2",
        "scale=out_color_matrix=bt709:out_range=tv",
        "format=yuv420p");
  }
}
