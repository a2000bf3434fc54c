package farm.rendezvous.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an attempt sends to an orchestrator. */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpAttemptTest {

  @TempDir private Path folder;
  private StandInOrchestrator orchestrator;

  @BeforeEach
  void start() throws IOException {
    orchestrator = new StandInOrchestrator(folder);
  }

  @AfterEach
  void stop() {
    orchestrator.close();
  }

  @Test
  void sendsAllOfALogHoweverLarge() throws Exception {
    byte[] text = "Fra:1 Mem:9.90M\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    try (AttemptOutput attempt =
        orchestrator.storage(1).open(StandInOrchestrator.grant(), () -> true)) {
      Files.write(attempt.log("frames"), text);
    }

    assertThat(orchestrator.log.toByteArray()).isEqualTo(text);
  }

  @Test
  void sendsTheEndOfALogThoughTheAttemptWasStopped() throws Exception {
    AtomicBoolean wanted = new AtomicBoolean(true);
    try (AttemptOutput attempt =
        orchestrator.storage(1).open(StandInOrchestrator.grant(), wanted::get)) {
      Files.writeString(attempt.log("frames"), "Fra:1");
      wanted.set(false);
    }

    assertThat(orchestrator.log.toString(StandardCharsets.UTF_8)).isEqualTo("Fra:1");
    assertThat(orchestrator.calls).anyMatch(call -> call.startsWith("DELETE"));
  }

  @Test
  void largeFramesGetTimeOnSlowLines() {
    assertThat(Patience.forSending(0)).isEqualTo(Duration.ofMinutes(10));
    assertThat(Patience.forSending(300_000_000)).isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void sendsAFrameWithItsReceipt() throws Exception {
    try (AttemptOutput attempt =
        orchestrator.storage(1).open(StandInOrchestrator.grant(), () -> true)) {
      publish(attempt);
    }
    assertThat(orchestrator.calls)
        .anyMatch(call -> call.startsWith("PUT") && call.contains("/frames/7"));
    assertThat(orchestrator.calls).anyMatch(call -> call.startsWith("DELETE"));
  }

  @Test
  void learnsThatItWasSuperseded() throws Exception {
    orchestrator.putStatus = 409;
    try (AttemptOutput attempt =
        orchestrator.storage(1).open(StandInOrchestrator.grant(), () -> true)) {
      assertThatThrownBy(() -> publish(attempt)).isInstanceOf(SupersededException.class);
      assertThatThrownBy(attempt::checkNotSuperseded).isInstanceOf(SupersededException.class);
    }
  }

  private static void publish(AttemptOutput attempt) throws Exception {
    Files.writeString(attempt.image(7, ImageFormat.PNG), "image");
    attempt.publish(
        List.of(),
        ImageFormat.PNG,
        new FrameCompleted(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "n",
            7,
            1.0,
            1,
            "blender-render_0007.png",
            1,
            1,
            5,
            "ab"));
  }
}
