package farm.rendezvous.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FramesReturned;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What Liberty would write beside a message that this thread logs now. */
class LogContextTest {

  private static final UUID JOB = UUID.randomUUID();
  private static final UUID BATCH = UUID.randomUUID();
  private static final UUID ATTEMPT = UUID.randomUUID();

  @Test
  void aFieldIsSeenUntilItsContextIsClosed() {
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.JOB, JOB);

      assertThat(seen()).isEqualTo(Map.of("job", JOB.toString()));
    }
    assertThat(seen()).isEmpty();
  }

  @Test
  void anInnerContextHasTheOutersFieldsAndLeavesThemAsTheyWere() {
    try (LogContext outer = LogContext.open()) {
      outer.with(LogField.JOB, JOB).with(LogField.NODE, "node-1");
      try (LogContext inner = LogContext.open()) {
        inner.with(LogField.NODE, "node-2").with(LogField.BATCH, BATCH);

        assertThat(seen())
            .isEqualTo(Map.of("job", JOB.toString(), "node", "node-2", "batch", BATCH.toString()));
      }
      assertThat(seen()).isEqualTo(Map.of("job", JOB.toString(), "node", "node-1"));
    }
  }

  @Test
  void whatIsAddedOnTheWayGoesIntoTheInnermostContext() {
    try (LogContext outer = LogContext.open()) {
      outer.with(LogField.REQUEST, "r-1");
      try (LogContext inner = LogContext.open()) {
        inner.with(LogField.NODE, "node-1");
        LogContext.add(LogField.JOB, JOB);
        assertThat(seen()).containsEntry("job", JOB.toString());

        LogContext.drop(LogField.JOB);
        assertThat(seen()).doesNotContainKey("job");
        LogContext.add(LogField.JOB, JOB);
      }
      assertThat(seen()).isEqualTo(Map.of("request", "r-1"));
    }
  }

  @Test
  void nothingStaysWithAThreadThatHasNoContext() {
    LogContext.add(LogField.JOB, JOB);
    LogContext.drop(LogField.NODE);

    assertThat(seen()).isEmpty();
    assertThat(LogContext.current()).isEmpty();
  }

  @Test
  void aFlowThatFailsLeavesNothingBehind() {
    assertThatThrownBy(
            () -> {
              try (LogContext lines = LogContext.open()) {
                lines.with(LogField.JOB, JOB);
                throw new IllegalStateException("it fails");
              }
            })
        .hasMessage("it fails");

    assertThat(seen()).isEmpty();
  }

  @Test
  void anotherThreadHasNoneOfTheFieldsUnlessTheyAreCarried() {
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.JOB, JOB);
      Map<String, String> carried = new HashMap<>();

      Map<String, String> bare = CompletableFuture.supplyAsync(this::seen).join();
      CompletableFuture.runAsync(LogContext.carried(() -> carried.putAll(seen()))).join();

      assertThat(bare).isEmpty();
      assertThat(carried).isEqualTo(Map.of("job", JOB.toString()));
    }
  }

  @Test
  void aThreadThatCarriedATaskIsFreeAgain() {
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.JOB, JOB);
      Runnable task = LogContext.carried(() -> LogContext.add(LogField.BATCH, BATCH));

      Map<String, String> left =
          CompletableFuture.supplyAsync(
                  () -> {
                    task.run();
                    return seen();
                  })
              .join();

      assertThat(left).isEmpty();
    }
  }

  @Test
  void anOfferAndAClaimSayWhatTheyAreAbout() {
    try (LogContext lines = LogContext.open()) {
      lines.about(new BatchOffer(JOB, BATCH, "1-5"));
      assertThat(seen()).isEqualTo(Map.of("job", JOB.toString(), "batch", BATCH.toString()));
    }
    try (LogContext lines = LogContext.open()) {
      lines.about(new Claim(BATCH, ATTEMPT, "node-1", Duration.ZERO));
      assertThat(seen())
          .isEqualTo(
              Map.of("batch", BATCH.toString(), "attempt", ATTEMPT.toString(), "node", "node-1"));
    }
  }

  @Test
  void aReportSaysItsFrameIfItIsAboutOne() {
    try (LogContext lines = LogContext.open()) {
      lines.about(
          new FrameFailed(JOB, ATTEMPT, "node-1", -7, FailureReason.RENDER_ERROR, "no camera", ""));
      assertThat(seen())
          .isEqualTo(
              Map.of(
                  "job",
                  JOB.toString(),
                  "attempt",
                  ATTEMPT.toString(),
                  "node",
                  "node-1",
                  "frame_int",
                  "-7"));

      lines.about(new FramesReturned(JOB, ATTEMPT, "node-1", List.of(8, 9), "the node stops"));
      assertThat(seen()).doesNotContainKey("frame_int").containsEntry("node", "node-1");
    }
  }

  private Map<String, String> seen() {
    Map<String, String> extensions = new HashMap<>();
    LogRecordContext.getExtensions(extensions);
    extensions.keySet().retainAll(List.of(LogField.values()).stream().map(LogField::key).toList());
    return extensions;
  }
}
