package farm.rendezvous.client;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A farm. Calls throw {@link FarmNotReachable} and {@link Refused}; lists come whole, however many
 * pages the farm makes of them.
 */
public final class FarmClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The farm looks into the file before. */
  private static final Duration TO_SUBMIT = Duration.ofMinutes(1);

  /** To read, or to make something of, a large job on a slow disk takes its time. */
  private static final Duration TO_READ_ALL = Duration.ofHours(6);

  /** What the farm makes of all frames of a job that are completed. */
  public enum Made {
    MOVIE("movie.mp4"),
    CONTACT_SHEET("contact-sheet.png");

    private final String file;

    Made(String file) {
      this.file = file;
    }
  }

  private final FarmHttp http;

  /** The farm at this address, with time for a busy one to answer. */
  public FarmClient(URI farm) {
    this(farm, TIMEOUT);
  }

  /**
   * The farm at this address.
   *
   * @param timeout of each call
   */
  public FarmClient(URI farm, Duration timeout) {
    this.http = new FarmHttp(farm, timeout);
  }

  /** Its address. */
  public URI url() {
    return http.farm();
  }

  /** Where the API tells of the job. */
  public URI url(Job job) {
    return http.at(path("jobs", job.id()));
  }

  /** Hands in a job. */
  public Job submit(Submission submission) {
    return submit(submission, UUID.randomUUID().toString());
  }

  /** Hands in a job; with the same key again it stays the same job. */
  public Job submit(Submission submission, String idempotencyKey) {
    return http.call(
        http.request(path("jobs"))
            .timeout(TO_SUBMIT)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(FarmHttp.json(submission)))
            .build(),
        Job.class);
  }

  /** Whether the farm has the file of this SHA-256, for a job that names it. */
  public boolean hasFile(String sha256) {
    return new FileSender(http).has(sha256);
  }

  /** Sends a file; goes on where an earlier sending of it broke off. */
  public void sendFile(String sha256, Path file) {
    new FileSender(http).send(sha256, file);
  }

  /** The job of this id. */
  public Job job(String id) {
    return http.call(http.request(path("jobs", id)).build(), Job.class);
  }

  /** Nothing of the job is wanted any more; what is finished stays. */
  public Job cancel(String id) {
    return tell(path("jobs", id, "cancel"), Job.class);
  }

  /** No frame of the job is begun any more, until it is resumed. */
  public Job pause(String id) {
    return tell(path("jobs", id, "pause"), Job.class);
  }

  /** A paused job goes on. */
  public Job resume(String id) {
    return tell(path("jobs", id, "resume"), Job.class);
  }

  /**
   * Frames of the job are rendered again.
   *
   * @param frames which, finished or not; null for all that failed or were canceled
   */
  public Job requeue(String id, @Nullable String frames) {
    String query = frames == null ? "" : "?frames=" + encoded(frames);
    return tell(path("jobs", id, "requeue") + query, Job.class);
  }

  /**
   * Changes a job.
   *
   * @param name null to leave it
   * @param priority 0 to 100; null to leave it
   */
  public Job change(String id, @Nullable String name, @Nullable Integer priority) {
    Map<String, Object> changes = new LinkedHashMap<>();
    if (name != null) {
      changes.put("name", name);
    }
    if (priority != null) {
      changes.put("priority", priority);
    }
    return http.call(
        http.request(path("jobs", id))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(FarmHttp.json(changes)))
            .build(),
        Job.class);
  }

  /** Takes a final job out of the farm, with its frames on the disk. */
  public void delete(String id) {
    http.run(http.request(path("jobs", id)).DELETE().build());
  }

  /**
   * Tells a node what to do.
   *
   * @param word {@code pause}, {@code resume} or {@code drain}
   */
  public Node tellNode(String name, String word) {
    return tell(path("nodes", name, word), Node.class);
  }

  private <T> T tell(String path, Class<T> answer) {
    return http.call(http.request(path).POST(BodyPublishers.noBody()).build(), answer);
  }

  /** All jobs. */
  public List<Job> jobs() {
    return jobs(null, null);
  }

  /**
   * Some of the jobs.
   *
   * @param state those in this one; null for any
   * @param text those with this in their names; null for any
   */
  public List<Job> jobs(@Nullable String state, @Nullable String text) {
    String query =
        (state == null ? "" : "&state=" + encoded(state))
            + (text == null ? "" : "&q=" + encoded(text));
    return all(path("jobs"), query, Job.class);
  }

  /** One frame of the job. */
  public Frame frame(String jobId, int frame) {
    return http.call(http.request(frameOf(jobId, frame)).build(), Frame.class);
  }

  /** All frames of the job. */
  public List<Frame> frames(String jobId) {
    return all(path("jobs", jobId, "frames"), Frame.class);
  }

  /** Has the farm read all completed frames of the job on its disk; may take minutes. */
  public Verified verify(String id) {
    return http.call(
        http.request(path("jobs", id, "verify"))
            .timeout(TO_READ_ALL)
            .POST(BodyPublishers.noBody())
            .build(),
        Verified.class);
  }

  /** What Blender has said at a frame of the job, to be closed. */
  public InputStream log(String id, int frame) {
    return http.open(http.request(path("jobs", id, "log") + "?frame=" + frame).build());
  }

  /** The movie or the sheet of what is completed so far, to be closed. */
  public InputStream made(String id, Made what) {
    return http.open(http.request(path("jobs", id, what.file)).timeout(TO_READ_ALL).build());
  }

  /** What nodes have failed at in the job. */
  public List<Setback> setbacks(String id) {
    return all(path("jobs", id, "setbacks"), Setback.class);
  }

  /** What the node has failed at is forgotten, so that it gets frames of the job again. */
  public void forgive(String id, String node) {
    http.run(http.request(path("jobs", id, "setbacks", node)).DELETE().build());
  }

  /**
   * What webhooks were told.
   *
   * @param job the only one; null for all
   */
  public List<Delivery> deliveries(@Nullable String job) {
    return all(job == null ? path("deliveries") : path("jobs", job, "deliveries"), Delivery.class);
  }

  /** All completed frames in one zip, to be closed. */
  InputStream archive(String id) {
    return http.open(http.request(path("jobs", id, "frames.zip")).build());
  }

  /** The image of a frame as it was rendered, to be closed. */
  public InputStream image(String id, int frame) {
    return http.open(http.request(frameOf(id, frame) + "/image").build());
  }

  /** A small picture of a frame, to be closed. */
  public InputStream thumbnail(String id, int frame) {
    return http.open(http.request(frameOf(id, frame) + "/thumbnail").build());
  }

  private static String frameOf(String job, int frame) {
    return path("jobs", job, "frames", Integer.toString(frame));
  }

  /**
   * Follows what changes until the farm or the listener ends it.
   *
   * @param job the only one to follow; null for all
   * @param last the id of the last event that was got; null if none was
   * @param listener returns whether that was enough
   * @return whether the listener ended it
   */
  public boolean follow(
      @Nullable String job, @Nullable String last, Predicate<FarmEvent> listener) {
    String query = job == null ? "" : "?job=" + encoded(job);
    HttpRequest.Builder request = http.request(path("events") + query);
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    return http.follow(request.setHeader("Accept", "text/event-stream").build(), listener);
  }

  /** All nodes that the orchestrator has ever heard of. */
  public List<Node> nodes() {
    return all(path("nodes"), Node.class);
  }

  private <T> List<T> all(String path, Class<T> itemType) {
    return all(path, "", itemType);
  }

  private <T> List<T> all(String path, String filter, Class<T> itemType) {
    List<T> items = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      String query = "?limit=1000" + filter + (cursor == null ? "" : "&cursor=" + encoded(cursor));
      Page page = http.call(http.request(path + query).build(), Page.class);
      items.addAll(page.itemsAs(itemType));
      cursor = page.next();
    } while (cursor != null);
    return items;
  }

  private static String path(String... segments) {
    StringBuilder path = new StringBuilder("/api/v1");
    for (String segment : segments) {
      path.append('/').append(encoded(segment));
    }
    return path.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
