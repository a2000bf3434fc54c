package farm.rendezvous.orchestrator.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * 429 for submissions that come faster than RATE_LIMIT a second; bursts of two seconds' worth pass.
 */
@Provider
@Submission
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class RateLimit implements ContainerRequestFilter {

  @Inject
  @ConfigProperty(name = "rate.limit")
  private int perSecond;

  private Bucket bucket;

  @PostConstruct
  void fillBucket() {
    bucket = bucket(perSecond);
  }

  static Bucket bucket(int perSecond) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("RATE_LIMIT is " + perSecond + ": 1 or more");
    }
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
      request.abortWith(
          new Problem(
                  Response.Status.TOO_MANY_REQUESTS,
                  "Jobs are submitted faster than this farm takes them; the limit is RATE_LIMIT.")
              .response()
              .header(HttpHeaders.RETRY_AFTER, seconds)
              .build());
    }
  }
}
