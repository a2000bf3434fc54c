package farm.rendezvous.node.health;

import farm.rendezvous.node.desk.Fitness;
import farm.rendezvous.node.reporting.Heartbeats;
import farm.rendezvous.node.settings.BlenderSettings;
import farm.rendezvous.node.storage.Storage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** A node is ready when it has a broker, a Blender, .blend files, and a place for frames. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Checks {

  @Inject private Storage storage;
  @Inject private BlenderSettings blenderSettings;
  @Inject private Fitness fitness;
  @Inject private Heartbeats heartbeats;

  @Produces
  @Readiness
  HealthCheck broker() {
    return () -> response("broker", heartbeats.brokerTrouble()).build();
  }

  @Produces
  @Readiness
  HealthCheck blender() {
    return () ->
        response("blender", fitness.blenderTrouble())
            .withData("path", blenderSettings.path())
            .withData("version", String.valueOf(fitness.blenderVersion()))
            .build();
  }

  @Produces
  @Readiness
  HealthCheck blendFiles() {
    return () ->
        response("blend-files", fitness.inputsTrouble())
            .withData("folder", storage.inputsFolder().toString())
            .build();
  }

  @Produces
  @Readiness
  HealthCheck output() {
    return () ->
        response("output", fitness.outputTrouble())
            .withData("folder", storage.framesFolder().toString())
            .withData("freeMiB", freeSpaceMiB())
            .build();
  }

  @Produces
  @Liveness
  HealthCheck threads() {
    return () -> {
      long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
      return HealthCheckResponse.named("threads")
          .status(deadlocked == null)
          .withData("deadlocked", deadlocked == null ? 0 : deadlocked.length)
          .build();
    };
  }

  private long freeSpaceMiB() {
    try {
      return fitness.freeSpaceMiB();
    } catch (IOException e) {
      return -1;
    }
  }

  private static HealthCheckResponseBuilder response(String name, Optional<String> trouble) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(name).status(trouble.isEmpty());
    trouble.ifPresent(problem -> response.withData("problem", problem));
    return response;
  }
}
