import generated.ApiClient;
import generated.api.ControlApi;
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
import java.io.File;
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
    look();
    jobs.deleteJob(id);
    return "done";
  }

  private void look(String id) throws Exception {
    same(jobs.listFrames(id, null, 2).getItems().size(), 2);
    same(results.getFrame(2, id).getState(), FrameState.COMPLETED);
    same(tutorial.status(id), "Job completed");
    same(control.listSetbacks(id).getItems().size(), 0);
    same(notifications.listJobDeliveries(id, null, null).getItems().size(), 0);
    same(jobs.listJobs(null, 1, null, JobState.COMPLETED).getItems().size(), 1);
  }

  private void fetch(String id) throws Exception {
    there(results.getImage(1, id));
    there(results.getThumbnail(1, id));
    there(results.getArchive(id));
    there(results.getContactSheet(id, 2, null));
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
