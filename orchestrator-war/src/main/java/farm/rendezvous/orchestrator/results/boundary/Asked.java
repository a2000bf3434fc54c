package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Problem;
import farm.rendezvous.orchestrator.jobs.control.FrameOrNumber;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** What a request is about; 404 where there is no such thing. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Asked {

  @Inject private Jobs jobs;

  Job job(String id) {
    return jobs.find(id).orElseThrow(Problem::noSuchJob);
  }

  /** A frame of the job, whatever its state. */
  FrameOrNumber frame(Job job, String number) {
    int n;
    try {
      n = Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw noSuchFrame(job, number);
    }
    if (!job.order().frames().contains(n)) {
      throw noSuchFrame(job, number);
    }
    return jobs.frames(job, n - 1, 1).items().get(0);
  }

  /** A frame that has an image. */
  Frame finished(Job job, String number) {
    FrameOrNumber asked = frame(job, number);
    Frame frame = asked.frame();
    FrameState state = frame == null ? FrameState.QUEUED : frame.state();
    if (frame == null || state != FrameState.COMPLETED) {
      throw Problem.notFound(
          "Frame %d is %s, so it has no image%s."
              .formatted(asked.number(), state.json(), state.isFinal() ? "" : " yet"));
    }
    return frame;
  }

  /** A number that was given as a parameter, or the default where none was. */
  static int number(String parameter, @Nullable String text, int otherwise, int least, int most) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(parameter, "must be a whole number");
    }
    throw new InvalidInputException(parameter, "must be between " + least + " and " + most);
  }

  /** The books say that it is there, and it is not. */
  static WebApplicationException gone(Frame frame) {
    return Problem.notFound(
        "Frame %d is completed, but its file %s is not in its place: verify the job."
            .formatted(frame.number(), frame.file()));
  }

  static WebApplicationException nothingFinished() {
    return Problem.notFound("No frame of this job is completed yet.");
  }

  private static WebApplicationException noSuchFrame(Job job, String number) {
    String frames = job.order().frames().toString();
    String shown = frames.length() <= 80 ? frames : frames.substring(0, 80) + "...";
    return Problem.notFound("This job has no frame " + number + "; its frames are " + shown + ".");
  }
}
