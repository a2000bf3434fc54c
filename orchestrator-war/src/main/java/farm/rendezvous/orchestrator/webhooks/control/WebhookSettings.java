package farm.rendezvous.orchestrator.webhooks.control;

import farm.rendezvous.orchestrator.jobs.control.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the farm's configuration says of webhooks. */
@ApplicationScoped
public class WebhookSettings {

  private final Optional<String> url;
  private final Optional<String> secret;

  /** For CDI. */
  protected WebhookSettings() {
    this(Optional.empty(), Optional.empty());
  }

  /**
   * Checks what it is given.
   *
   * @param url WEBHOOK_URL, who is told of all jobs and nodes
   * @param secret WEBHOOK_SECRET, the key of all signatures
   */
  @Inject
  public WebhookSettings(
      @ConfigProperty(name = "webhook.url") Optional<String> url,
      @ConfigProperty(name = "webhook.secret") Optional<String> secret) {
    this.url = url.filter(text -> !text.isBlank());
    this.secret = secret.filter(text -> !text.isEmpty());
    this.url.ifPresent(
        text -> {
          String fault = Webhook.fault(text);
          if (fault != null || text.length() > Webhook.LONGEST) {
            throw new IllegalArgumentException(
                "WEBHOOK_URL " + (fault == null ? "is too long" : fault));
          }
        });
  }

  /** Who is told of everything; empty if nobody is. */
  public Optional<String> url() {
    return url;
  }

  /** What deliveries are signed with; empty if they are not. */
  public Optional<String> secret() {
    return secret;
  }
}
