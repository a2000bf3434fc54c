package farm.rendezvous.messages;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator wants a node that shares the output folder to make a movie of a job: a batch of
 * its own kind, which takes a slot. The list of its images, {@code KEY.txt}, lies in the job's
 * folder {@code .movie}, and the movie comes there.
 *
 * @param id of the request; the node that has taken it lists it among its work
 * @param key names the movie: 32 hexadecimal digits; other frames or another rate have another
 * @param openExr whether the images are linear light
 * @param layer of OpenEXR images, such as {@code ViewLayer.Combined}; null for plain ones
 * @param rate frames a second, such as {@code 24}, {@code 23.976} or {@code 30000/1001}
 */
public record MovieRequest(
    UUID id, UUID job, String key, boolean openExr, @Nullable String layer, String rate)
    implements Message {

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern RATE = Pattern.compile("[0-9./]{1,20}");

  /** The key becomes a file's name, and the rate a part of ffmpeg's filters. */
  public MovieRequest {
    if (!KEY.matcher(key).matches() || !RATE.matcher(rate).matches()) {
      throw new IllegalArgumentException("no key or no rate of a movie: " + key + ", " + rate);
    }
  }

  /** The same, under an id of its own. */
  public MovieRequest again() {
    return new MovieRequest(UUID.randomUUID(), job, key, openExr, layer, rate);
  }
}
