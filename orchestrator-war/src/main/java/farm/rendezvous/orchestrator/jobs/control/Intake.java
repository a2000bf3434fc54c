package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.IllegalFrameSetException;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.jobs.entity.JobsChanged;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.preflight.control.Preflight;
import farm.rendezvous.orchestrator.preflight.control.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of a job into the books. */
@ApplicationScoped
public class Intake {

  private static final int LONGEST_KEY = 255;

  private final JobDefaults defaults;
  private final Jobs jobs;
  private final Inputs inputs;
  private final NodeRegistry nodes;
  private final Preflight preflight;
  private final Event<JobsChanged> changes;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Intake() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public Intake(
      JobDefaults defaults,
      Jobs jobs,
      Inputs inputs,
      NodeRegistry nodes,
      Preflight preflight,
      Event<JobsChanged> changes) {
    this.defaults = defaults;
    this.jobs = jobs;
    this.inputs = inputs;
    this.nodes = nodes;
    this.preflight = preflight;
    this.changes = changes;
  }

  /**
   * Reads, checks and keeps a job. When this returns it is on disk and will be rendered, whether
   * the broker is there now or not. Where it is, a node looks into the file before.
   *
   * @param body JSON text
   * @param key the submitter's idempotency key: with one that is known, the job of that key is
   *     returned and none is made; null for none
   * @throws InvalidInputException with every field that is wrong
   */
  public Job accept(@Nullable String body, @Nullable String key) {
    if (key == null) {
      return add(body, null);
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new InvalidInputException(
          "Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
    }
    return jobs.findByKey(key).orElseGet(() -> addOrFind(body, key));
  }

  /** Of two that come at the same time with one key, the books let one in. */
  private Job addOrFind(@Nullable String body, String key) {
    try {
      return add(body, key);
    } catch (PersistenceException e) {
      return jobs.findByKey(key).orElseThrow(() -> e);
    }
  }

  private Job add(@Nullable String body, @Nullable String key) {
    Draft draft = new SubmissionReader(defaults, inputs).read(body);
    FileVersion version = version(draft);
    checkWhatItDependsOn(draft.schedule().dependsOn());
    List<String> warnings = compareVersions(draft.settings().savedBy());
    UUID id = UUID.randomUUID();
    inputs.make(id, draft.files());
    Job job;
    try {
      Inspected inspected = preflight.inspect(id, subject(draft)).orElse(null);
      checkWhatItDependsOn(draft.schedule().dependsOn()); // again: that may have taken seconds
      job = jobs.add(id, draft.order(frames(draft, inspected)), version, warnings, inspected, key);
    } catch (RuntimeException e) {
      inputs.remove(id);
      throw e;
    }
    changes.fire(new JobsChanged());
    return job;
  }

  /** Of before a node looks into it, so that no later change goes unnoticed. */
  private @Nullable FileVersion version(Draft draft) {
    return draft.files().isEmpty()
        ? defaults.blendFolder().version(draft.settings().file()).orElse(null)
        : null;
  }

  private Subject subject(Draft draft) {
    boolean uploaded = !draft.files().isEmpty();
    Object contents =
        uploaded ? draft.files() : defaults.blendFolder().stamp(draft.settings().file());
    return new Subject(draft.settings(), uploaded, contents, draft.schedule().requires());
  }

  private static FrameSet frames(Draft draft, @Nullable Inspected inspected) {
    if (draft.frames() != null) {
      return draft.frames();
    }
    if (inspected == null) {
      throw new InvalidInputException(
          "frames",
          "is missing, and no node can look into the file now to see which it has:"
              + " give frames such as 1-20");
    }
    try {
      return FrameSet.ofScene(inspected.found());
    } catch (IllegalFrameSetException e) {
      throw new InvalidInputException(
          "frames", "is missing, and those of the file do not fit: " + e.getMessage());
    }
  }

  private void checkWhatItDependsOn(@Nullable UUID first) {
    if (first == null) {
      return;
    }
    JobState state =
        jobs.find(first.toString())
            .orElseThrow(() -> new InvalidInputException("dependsOn", "there is no job of this id"))
            .state();
    if (state == JobState.FAILED || state == JobState.CANCELED) {
      throw new InvalidInputException(
          "dependsOn", "that job is " + state.json() + ": requeue it first");
    }
  }

  /** Refuses a file that no node can open; returns what there is to say about one that some can. */
  private List<String> compareVersions(@Nullable String savedBy) {
    BlenderVersion newest =
        nodes.takingWork().stream()
            .map(NodeStatus::heartbeat)
            .map(heartbeat -> heartbeat.blenderVersion())
            .filter(Objects::nonNull)
            .map(BlenderVersion::parse)
            .max(BlenderVersion::compareTo)
            .orElse(null);
    if (newest == null || savedBy == null) {
      return List.of();
    }
    BlenderVersion file = BlenderVersion.parse(savedBy);
    if (file.major() > newest.major()) {
      throw new InvalidInputException(
          "file",
          "was saved by Blender "
              + file
              + ", and the newest Blender of the nodes is "
              + newest
              + ": save it for that version, or update the nodes");
    }
    return file.compareTo(newest) <= 0
        ? List.of()
        : List.of(
            "saved by Blender "
                + file
                + ", newer than the nodes' "
                + newest
                + ": what that does not know is left out");
  }
}
