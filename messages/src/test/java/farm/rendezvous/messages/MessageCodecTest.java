package farm.rendezvous.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.ClaimAnswer.AskAgain;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.messages.InspectionAnswer.NotInspected;
import farm.rendezvous.messages.InspectionAnswer.Unfit;
import farm.rendezvous.messages.Report.FileWarnings;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

  private static final UUID JOB = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID BATCH = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-00000000000c");
  private static final UUID OLD_ATTEMPT = UUID.fromString("00000000-0000-0000-0000-00000000000d");
  private static final String NODE = "node-1";

  private static final RenderSettings SETTINGS =
      new RenderSettings(
          "shots/demo.blend",
          "3.4",
          "CYCLES",
          ImageFormat.PNG,
          null,
          "Camera.001",
          16,
          50,
          false,
          Duration.ofHours(4));

  private static final Map<String, Message> GOLDEN =
      Map.ofEntries(
          Map.entry("batch-offer", new BatchOffer(JOB, BATCH, "6-10")),
          Map.entry("claim", new Claim(BATCH, ATTEMPT, NODE, Duration.ofMillis(1500))),
          Map.entry(
              "grant",
              new Grant(
                  ATTEMPT,
                  BATCH,
                  JOB,
                  List.of(-1, 6, 7),
                  SETTINGS,
                  List.of(OLD_ATTEMPT),
                  List.of(7),
                  List.of(OLD_ATTEMPT),
                  true,
                  new FileVersion(123_456, 1_700_000_000_123L))),
          Map.entry("refusal", new Refusal(ATTEMPT, "node-2 renders this batch")),
          Map.entry("ask-again", new AskAgain(ATTEMPT, Duration.ofMillis(500))),
          Map.entry("frame-started", new FrameStarted(JOB, ATTEMPT, NODE, 6)),
          Map.entry(
              "frame-completed",
              new FrameCompleted(
                  JOB,
                  ATTEMPT,
                  NODE,
                  6,
                  1.25,
                  260,
                  "blender-render_0006.png",
                  640,
                  360,
                  123_456,
                  "ab".repeat(32))),
          Map.entry(
              "frame-failed",
              new FrameFailed(
                  JOB,
                  ATTEMPT,
                  NODE,
                  6,
                  FailureReason.OUT_OF_MEMORY,
                  "Blender ran out of memory",
                  "Fra:6 Mem:9.90M\nKilled")),
          Map.entry(
              "frames-returned",
              new FramesReturned(JOB, ATTEMPT, NODE, List.of(8, 9), "the node stops")),
          Map.entry(
              "file-warnings",
              new FileWarnings(JOB, ATTEMPT, NODE, List.of("missing image //wood.png"))),
          Map.entry(
              "reports",
              new Reports(
                  List.of(
                      new FrameStarted(JOB, ATTEMPT, NODE, 6),
                      new FrameFailed(
                          JOB, ATTEMPT, NODE, 6, FailureReason.TIMED_OUT, "too slow", ""),
                      new FramesReturned(JOB, OLD_ATTEMPT, NODE, List.of(7), "the node stops")))),
          Map.entry(
              "heartbeat",
              new Heartbeat(
                  NODE,
                  NodeState.RENDERING,
                  1,
                  "3.4.1",
                  2,
                  24_000,
                  List.of(new Heartbeat.Work(JOB, BATCH, ATTEMPT, 6, 0.25, 4, 5.0)),
                  List.of("gpu"))),
          Map.entry(
              "order-of-attempt",
              new Order.OfAttempt(ATTEMPT, Order.Wish.SHARE, "another node is free")),
          Map.entry("order-of-node", new Order.OfNode(false)),
          Map.entry("inspection-request", new InspectionRequest(JOB, SETTINGS, true)),
          Map.entry(
              "movie-request",
              new MovieRequest(
                  BATCH, JOB, "0a".repeat(16), true, "ViewLayer.Combined", "30000/1001")),
          Map.entry("movie-made", new MovieAnswer.Made(JOB, NODE, "0a0a.node-1.part", 12.5)),
          Map.entry(
              "movie-not-made",
              new MovieAnswer.NotMade(JOB, NODE, FailureReason.NODE_TROUBLE, "no ffmpeg")),
          Map.entry(
              "inspected",
              new Inspected(
                  JOB,
                  NODE,
                  new Inspection(
                      "Shot",
                      List.of("Shot", "Props"),
                      List.of("Camera", "Camera.001"),
                      -5,
                      250,
                      2,
                      29.97,
                      1920,
                      1080,
                      "CYCLES",
                      "3.4.1"),
                  List.of("missing image //wood.png"))),
          Map.entry(
              "unfit",
              new Unfit(
                  JOB,
                  NODE,
                  FailureReason.UNFIT_FILE,
                  "camera",
                  "The scene 'Shot' has no camera.")),
          Map.entry(
              "not-inspected",
              new NotInspected(
                  JOB, NODE, FailureReason.BLENDER_CRASHED, "Blender crashed (exit 139)")),
          Map.entry("echo", new Echo(JOB, Instant.ofEpochSecond(1_800_000_000))));

  static Stream<String> names() {
    return GOLDEN.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesEachMessageAsItsGoldenFile(String name) {
    assertThat(MessageCodec.encode(message(name))).isEqualTo(golden(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsEachMessageFromItsGoldenFile(String name) throws Exception {
    assertThat(MessageCodec.decode(golden(name), Message.class)).isEqualTo(message(name));
  }

  @Test
  void everyKindOfMessageHasAGoldenFile() {
    assertThat(GOLDEN.values().stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(kinds(Message.class).toList());
  }

  @Test
  void ignoresFieldsThatALaterBuildAdded() throws Exception {
    String text = golden("claim").replace("\"node\":", "\"colour\":\"blue\",\"node\":");

    assertThat(MessageCodec.decode(text, Claim.class)).isEqualTo(message("claim"));
  }

  @Test
  void readsAHeartbeatOfANodeThatTellsNoProgress() throws Exception {
    Heartbeat heartbeat =
        MessageCodec.decode(golden("old/heartbeat-without-progress"), Heartbeat.class);

    assertThat(heartbeat.work())
        .containsExactly(new Heartbeat.Work(JOB, BATCH, ATTEMPT, 6, null, null, null));
  }

  @Test
  void readsAGrantOfAnOrchestratorThatKnowsNothingOfRenderingAgain() throws Exception {
    Grant grant = MessageCodec.decode(golden("old/grant-without-again"), Grant.class);

    assertThat(grant.again()).isEmpty();
    assertThat(grant.predecessors()).isEmpty();
  }

  @Test
  void readsAHeartbeatOfANodeThatDoesNotTellWhatWaits() throws Exception {
    Heartbeat heartbeat =
        MessageCodec.decode(golden("old/heartbeat-without-waiting"), Heartbeat.class);

    assertThat(heartbeat.work())
        .containsExactly(new Heartbeat.Work(JOB, BATCH, ATTEMPT, 6, 0.25, null, null));
  }

  @Test
  void readsAHeartbeatOfANodeThatHasNoTags() throws Exception {
    assertThat(MessageCodec.decode(golden("old/heartbeat-without-tags"), Heartbeat.class).tags())
        .isEmpty();
  }

  @Test
  void takesAFailureReasonThatALaterBuildAddedAsARenderError() throws Exception {
    String text = golden("frame-failed").replace("out-of-memory", "struck-by-lightning");

    assertThat(MessageCodec.decode(text, FrameFailed.class).reason())
        .isEqualTo(FailureReason.RENDER_ERROR);
  }

  @Test
  void readsOneReportWhereSeveralMayBe() throws Exception {
    assertThat(MessageCodec.decode(golden("frame-started"), ReportMessage.class).reports())
        .containsExactly((Report) message("frame-started"));
    assertThat(MessageCodec.decode(golden("reports"), ReportMessage.class).reports())
        .hasSize(3)
        .startsWith((Report) message("frame-started"));
  }

  @Test
  void refusesANewerVersion() {
    String text = golden("claim").replace("\"version\":1", "\"version\":2");

    assertThatThrownBy(() -> MessageCodec.decode(text, Claim.class))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("message of version 2; this build reads up to version 1");
  }

  @Test
  void findsTheVersionWhereverItStands() throws Exception {
    String body = golden("claim").replace(",\"version\":1", "").substring(1);

    assertThat(MessageCodec.decode("{\"version\":1," + body, Claim.class))
        .isEqualTo(message("claim"));
    for (String none : List.of("", "\"version\":null,", "\"version\":99999999999999,")) {
      assertThatThrownBy(() -> MessageCodec.decode("{" + none + body, Claim.class))
          .isInstanceOf(UnreadableMessageException.class);
    }
  }

  @Test
  void refusesWhatIsNoMessage() {
    assertThatThrownBy(() -> MessageCodec.decode("hello", Claim.class))
        .isInstanceOf(UnreadableMessageException.class);
    assertThatThrownBy(() -> MessageCodec.decode("{}", Claim.class))
        .isInstanceOf(UnreadableMessageException.class);
    assertThatThrownBy(() -> MessageCodec.decode("{\"version\":1,\"type\":\"dance\"}", Claim.class))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("dance");
  }

  @Test
  void refusesAMessageOfAnotherQueue() {
    assertThatThrownBy(() -> MessageCodec.decode(golden("echo"), Claim.class))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("Echo where a Claim belongs");
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(MessageCodecTest::kinds)
        : Stream.of(type);
  }

  private static Message message(String name) {
    return Objects.requireNonNull(GOLDEN.get(name));
  }

  private static String golden(String name) {
    try (InputStream file =
        Objects.requireNonNull(
            MessageCodecTest.class.getResourceAsStream("/golden/" + name + ".json"), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
