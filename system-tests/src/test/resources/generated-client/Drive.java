import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import generated.ApiClient;
import generated.ApiException;
import generated.api.ControlApi;
import generated.api.FilesApi;
import generated.api.JobsApi;
import generated.api.NodesApi;
import generated.api.NotificationsApi;
import generated.api.ResultsApi;
import generated.api.TutorialApi;
import generated.model.FrameState;
import generated.model.JobChanges;
import generated.model.JobState;
import generated.model.JobSubmission;
import generated.model.JobView;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Does with a farm all that can be done with it, through a client that was generated from the
 * description of its interface. Compiled with that client by GeneratedClientCalls.
 */
public final class Drive implements Callable<String> {

  private static final String FRAMES = "1-3";

  private final JobsApi jobs;
  private final ControlApi control;
  private final ResultsApi results;
  private final NodesApi nodes;
  private final NotificationsApi notifications;
  private final TutorialApi tutorial;
  private final FilesApi files;
  private final String url;

  /** For this farm. */
  public Drive(String url) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    jobs = new JobsApi(client);
    control = new ControlApi(client);
    results = new ResultsApi(client);
    nodes = new NodesApi(client);
    notifications = new NotificationsApi(client);
    tutorial = new TutorialApi(client);
    ApiClient sender = new ApiClient();
    sender.updateBaseUri(url);
    sender.setObjectMapper(
        ApiClient.createDefaultObjectMapper()
            .registerModule(new SimpleModule().addSerializer(File.class, new Contents())));
    files = new FilesApi(sender);
    this.url = url;
  }

  /** This generator's clients send a file as its path in JSON, whatever the media type says. */
  private static final class Contents extends JsonSerializer<File> {
    @Override
    public void serialize(File file, JsonGenerator out, SerializerProvider any) throws IOException {
      out.writeRawValue(Files.readString(file.toPath()));
    }
  }

  /** Ends with "done", or throws. */
  @Override
  public String call() throws Exception {
    String id = Objects.requireNonNull(jobs.submitJob(quick().frames(FRAMES), "drive").getId()).toString();
    same(jobs.submitJob(quick().frames(FRAMES), "drive").getId().toString(), id);
    JobView done = await(id, job -> job.getState() == JobState.COMPLETED);
    same(done.getFrameCounts().getCompleted(), 3);
    look(id);
    fetch(id);
    steer(id);
    follow(id);
    send();
    look();
    jobs.deleteJob(id);
    return "done";
  }

  private void look(String id) throws Exception {
    same(jobs.listFrames(id, null, 2).getItems().size(), 2);
    same(results.getFrame(2, id).getState(), FrameState.COMPLETED);
    same(tutorial.status(id), "Job completed");
    same(control.listSetbacks(id).getItems().size(), 0);
    refused(404, () -> control.forgiveNode(id, "node-1"));
    same(notifications.listJobDeliveries(id, null, null).getItems().size(), 0);
    same(jobs.listJobs(null, 1, null, JobState.COMPLETED).getItems().size(), 1);
  }

  private void fetch(String id) throws Exception {
    there(results.getImage(1, id));
    there(results.getThumbnail(1, id));
    there(results.getArchive(id));
    there(results.getContactSheet(id, 2, null));
    there(results.getMovie(id, null));
    same(results.getLog(id, 1).contains("Blender"), true);
    same(results.verifyJob(id).getComplete(), true);
  }

  private void steer(String id) throws Exception {
    control.requeueJob(id, "2");
    await(id, job -> job.getState() == JobState.COMPLETED);
    String other = tutorial.render(quick().from(1).to(500)).getJobId().toString();
    control.pauseJob(other);
    await(other, job -> job.getState() == JobState.PAUSED);
    same(jobs.changeJob(other, new JobChanges().name("renamed").priority(7)).getPriority(), 7);
    control.resumeJob(other);
    control.cancelJob(other);
    await(other, job -> job.getState() == JobState.CANCELED);
    jobs.deleteJob(other);
  }

  /** The stream has no end, so it is closed at the first event that something brings about. */
  private void follow(String id) throws Exception {
    StringBuilder seen = new StringBuilder();
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    client.setResponseInterceptor(stream -> {
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
        jobs.changeJob(id, new JobChanges().name("followed"));
        while (!seen.toString().contains("\"followed\"")) {
          seen.append(Objects.requireNonNull(lines.readLine(), "it ended")).append('\n');
        }
      } catch (IOException | ApiException e) {
        throw new AssertionError(seen.toString(), e);
      }
    });
    try {
      new NotificationsApi(client).followEvents(id, null);
    } catch (ApiException e) {
      same(e.getCause() instanceof IOException, true); // it is closed
    }
    same(seen.toString().contains("event: job"), true);
  }

  private void send() throws Exception {
    File file = File.createTempFile("drive", ".blend");
    Files.writeString(file.toPath(), "sent by " + url);
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file.toPath())));
    refused(404, () -> files.hasFile(hash));
    files.putFile(hash, file, null);
    files.hasFile(hash);
    there(file);
  }

  private void look() throws Exception {
    String node = nodes.listNodes(null, null).getItems().get(0).getName();
    nodes.pauseNode(node);
    nodes.drainNode(node);
    nodes.resumeNode(node);
    notifications.listDeliveries(null, null);
  }

  private static JobSubmission quick() {
    return new JobSubmission().resolutionPercent(10).samples(1);
  }

  private JobView await(String id, Predicate<JobView> enough) throws Exception {
    long end = System.nanoTime() + 300_000_000_000L;
    JobView job = jobs.getJob(id);
    while (!enough.test(job)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still " + job);
      }
      Thread.onSpinWait();
      job = jobs.getJob(id);
    }
    return job;
  }

  /** A call that the farm has to refuse. */
  private interface Call {
    void make() throws ApiException;
  }

  private static void refused(int status, Call call) {
    try {
      call.make();
    } catch (ApiException e) {
      same(e.getCode(), status);
      return;
    }
    throw new AssertionError("not refused");
  }

  private static void there(File file) {
    if (file.length() == 0) {
      throw new AssertionError(file + " is empty");
    }
    if (!file.delete()) {
      throw new AssertionError(file + " cannot be deleted");
    }
  }

  private static void same(Object actual, Object expected) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError(actual + " instead of " + expected);
    }
  }
}
