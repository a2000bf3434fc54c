package farm.rendezvous.orchestrator.webhooks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one receiver is to be told. It waits for its first try and between two, until it
 * is delivered or given up.
 */
@Entity
public class Delivery {

  private static final int LONGEST_PROBLEM = 1000;

  @Id private String id;
  private String event;

  @Column(name = "job_id")
  private @Nullable String jobId;

  private String url;
  private String receiver;
  @Lob private String body;

  @Enumerated(EnumType.STRING)
  private DeliveryState state;

  @Column(name = "created_at")
  private Instant createdAt;

  private int attempts;

  @Column(name = "next_attempt_at")
  private @Nullable Instant nextAttemptAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  private @Nullable Integer status;
  private @Nullable String problem;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Delivery() {}

  /**
   * One that is to be tried at once.
   *
   * @param event what has happened, such as {@code job.completed}
   * @param job that it happened to; null if to none
   * @param body JSON, sent as it is
   */
  public Delivery(
      UUID id, String event, @Nullable UUID job, String url, String body, Instant createdAt) {
    this.id = id.toString();
    this.event = event;
    this.jobId = job == null ? null : job.toString();
    this.url = url;
    this.receiver = receiver(URI.create(url));
    this.body = body;
    this.state = DeliveryState.WAITING;
    this.createdAt = createdAt;
    this.nextAttemptAt = createdAt;
  }

  private static String receiver(URI url) {
    return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  public String event() {
    return event;
  }

  public @Nullable String jobId() {
    return jobId;
  }

  public String url() {
    return url;
  }

  /** Scheme, host and port of {@link #url}. */
  public String receiver() {
    return receiver;
  }

  /** What is sent, JSON. */
  public String body() {
    return body;
  }

  public DeliveryState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public int attempts() {
    return attempts;
  }

  /** When it is tried again; null if it is not. */
  public @Nullable Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  /** The HTTP status of the last answer; null if there was none. */
  public @Nullable Integer status() {
    return status;
  }

  /** Why the last try failed; null if it did not. */
  public @Nullable String problem() {
    return problem;
  }

  /** The receiver has taken it. */
  public void delivered(int answer, Instant now) {
    tried(answer, null);
    end(DeliveryState.DELIVERED, now);
  }

  /**
   * A try has failed.
   *
   * @param answer the HTTP status; null if there was none
   * @param next when it is tried again; null if it is not
   */
  public void failed(@Nullable Integer answer, String why, @Nullable Instant next, Instant now) {
    tried(answer, why.length() <= LONGEST_PROBLEM ? why : why.substring(0, LONGEST_PROBLEM));
    if (next == null) {
      end(DeliveryState.GIVEN_UP, now);
    } else {
      nextAttemptAt = next;
    }
  }

  private void tried(@Nullable Integer answer, @Nullable String why) {
    attempts++;
    status = answer;
    problem = why;
  }

  private void end(DeliveryState how, Instant now) {
    state = how;
    nextAttemptAt = null;
    endedAt = now;
  }
}
