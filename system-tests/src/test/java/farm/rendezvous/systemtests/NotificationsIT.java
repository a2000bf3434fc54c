package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.client.FarmEvent;
import farm.rendezvous.client.Job;
import farm.rendezvous.systemtests.Receiver.Told;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the farm tells by itself: events to those who listen, webhooks to those who asked. */
@SuppressWarnings("NullAway.Init")
class NotificationsIT {

  private static final String SECRET = "known to both";

  private static TestFarm farm;
  private static Receiver receiver;
  private static Receiver ofTheFarm;

  @BeforeAll
  static void start(@TempDir Path folder) {
    receiver = new Receiver();
    ofTheFarm = new Receiver();
    farm =
        TestFarm.start(
            TestFarm.options(folder)
                .withNodes(2)
                .withEnvironment(
                    Map.of(
                        "WEBHOOK_URL",
                        ofTheFarm.url("/farm/a-secret"),
                        "WEBHOOK_SECRET",
                        SECRET,
                        "EVENT_STREAMS",
                        "5",
                        "PREFLIGHT_TIMEOUT", // a hopeless job is to be accepted, and to fail
                        "PT0S")));
  }

  @AfterAll
  static void stop() {
    farm.close();
    receiver.close();
    ofTheFarm.close();
  }

  @BeforeEach
  void mend() {
    farm.mend();
  }

  @Test
  void whoListensHearsOfAJobFromItsBeginningToItsEnd() {
    try (Listener all = Listener.to(farm.client(), null, null)) {
      farm.await("The first event", all::heard, heard -> !heard.isEmpty());
      assertThat(all.heard().get(0).event()).isEqualTo("reset");

      Job job = farm.submit(Jobs.quick("1-12"));
      farm.awaitEnd(job);
      farm.await("The end", () -> all.heardOfEnd(job.id()), ended -> ended);

      for (int frame : IntStream.rangeClosed(1, 12).toArray()) {
        assertThat(all.states(job.id(), frame)).last().isEqualTo("completed");
      }
      assertThat(ids(all)).isSorted().doesNotHaveDuplicates();
      assertThat(all.heard("node")).isNotEmpty();
      JsonNode last = all.heard("job").get(all.heard("job").size() - 1).data();
      assertThat(last).isEqualTo(json(farm.get("/api/v1/jobs/" + job.id())));
    }
  }

  @Test
  void whoComesBackHearsWhatWasMissedAndOnlyOfTheJobThatIsFollowed() {
    Job other = farm.submit(Jobs.quick("1-3"));
    Job job = farm.submit(Jobs.quick("1-4"));
    String place;
    try (Listener first = Listener.to(farm.client(), job.id(), null)) {
      farm.await("The first event", first::heard, heard -> !heard.isEmpty());
      place = first.heard().get(0).id();
      farm.awaitEnd(job);
      farm.awaitEnd(other);
      farm.await("The end", () -> first.heardOfEnd(job.id()), ended -> ended);
    }

    try (Listener again = Listener.to(farm.client(), job.id(), place)) {
      farm.await("The end, again", () -> again.heardOfEnd(job.id()), ended -> ended);

      assertThat(again.heard("reset")).isEmpty();
      assertThat(again.heard("job"))
          .allMatch(event -> event.data().path("id").asText().equals(job.id()));
      assertThat(again.heard("frame"))
          .allMatch(event -> event.data().path("job").asText().equals(job.id()));
    }
    try (Listener lost = Listener.to(farm.client(), null, "17")) {
      farm.await("The first event", lost::heard, heard -> !heard.isEmpty());
      assertThat(lost.heard().get(0).event()).isEqualTo("reset");
    }
  }

  @Test
  void anotherProcessOfTheOrchestratorHasEverythingReadAnew() {
    String place;
    try (Listener before = Listener.to(farm.client(), null, null)) {
      farm.await("The first event", before::heard, heard -> !heard.isEmpty());
      farm.kill("orchestrator");
      farm.await("The end of the stream", before::hasEnded, ended -> ended);
      place = before.heard().get(before.heard().size() - 1).id();
    }
    farm.mend();

    try (Listener after = Listener.to(farm.client(), null, place)) {
      farm.await("The first event", after::heard, heard -> !heard.isEmpty());
      assertThat(after.heard().get(0).event()).isEqualTo("reset");
      assertThat(Long.parseLong(after.heard().get(0).id())).isGreaterThan(Long.parseLong(place));
    }
  }

  @Test
  void aDeletedJobIsToldOfAndAnUnknownOneIsNotFollowed() {
    Job job = farm.awaitEnd(farm.submit(Jobs.quick("1")));
    try (Listener all = Listener.to(farm.client(), job.id(), null)) {
      farm.await("The first event", all::heard, heard -> !heard.isEmpty());
      farm.client().delete(job.id());
      farm.await("The deletion", () -> all.heard("deleted"), heard -> !heard.isEmpty());
    }

    HttpResponse<String> refused = farm.fetch("/api/v1/events?job=" + job.id());
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void theEndOfAJobIsToldToTheFarmsReceiverAndToItsOwnSignedEachOnce() {
    Job job = submit("\"frames\":\"1-3\"", receiver.url("/own"));
    farm.awaitEnd(job);

    for (Told told :
        List.of(
            awaitTold(receiver, "/own", job).get(0),
            awaitTold(ofTheFarm, "/farm/a-secret", job).get(0))) {
      assertThat(told.event()).isEqualTo("job.completed");
      assertThat(told.isSignedWith(SECRET)).isTrue();
      assertThat(told.json().path("id").asText()).isEqualTo(told.id());
      assertThat(told.json().path("job").path("frameCounts").path("completed").asInt())
          .isEqualTo(3);
    }
    List<JsonNode> log =
        farm.await(
            "Both delivered",
            () -> deliveries(job),
            all -> all.stream().allMatch(one -> state(one).equals("delivered")));
    assertThat(log).hasSize(2);
    assertThat(log)
        .extracting(one -> one.path("receiver").asText())
        .containsExactlyInAnyOrder(receiver.url(""), ofTheFarm.url(""));
    String all = farm.get("/api/v1/deliveries");
    assertThat(json(all).path("items").size()).isGreaterThanOrEqualTo(2);
    assertThat(all).doesNotContain("a-secret");
  }

  @Test
  void aReceiverThatFailsIsTriedAgainAndADeadOneKeepsNobodyWaiting() throws IOException {
    try (ServerSocket mute = new ServerSocket(0)) {
      Job unheard = submit("\"frames\":\"1\"", "http://localhost:" + mute.getLocalPort() + "/");
      Job later = submit("\"frames\":\"1\"", receiver.url("/later"));
      Job moved = submit("\"frames\":\"1\"", receiver.url("/moved"));
      Job gone = submit("\"frames\":\"1\"", receiver.url("/gone"));

      farm.await("The third try", () -> told("/later", later), told -> told.size() == 3);
      assertThat(told("/later", later))
          .extracting(Told::id)
          .containsOnly(told("/later", later).get(0).id());
      JsonNode delivered = awaitState(later, "delivered");
      assertThat(delivered.path("attempts").asInt()).isEqualTo(3);
      assertThat(awaitState(gone, "given-up").path("status").asInt()).isEqualTo(410);
      farm.await("The redirect", () -> told("/moved", moved), told -> !told.isEmpty());
      assertThat(receiver.told("/elsewhere")).isEmpty();
      JsonNode waiting =
          farm.await(
              "The first try of the mute one",
              () -> deliveryToItsOwn(unheard),
              one -> one.path("attempts").asInt() > 0);
      assertThat(state(waiting)).isEqualTo("waiting");
      assertThat(waiting.path("problem").asText()).contains("did not answer");
      assertThat(waiting.path("nextAttemptAt").isTextual()).isTrue();
    }
  }

  @Test
  void aFailedFrameAndALostNodeAreTold() {
    Job job =
        submit("\"frames\":\"1-2\",\"maxAttempts\":1,\"camera\":\"none\"", receiver.url("/bad"));
    farm.awaitEnd(job);
    List<Told> told =
        farm.await(
            "The end of the job that fails",
            () -> told("/bad", job),
            all -> all.stream().anyMatch(one -> one.event().equals("job.failed")));
    assertThat(told).extracting(Told::event).contains("frame.failed");
    Told frame = told.stream().filter(one -> one.event().equals("frame.failed")).findFirst().get();
    assertThat(frame.json().path("frame").path("problem").asText()).contains("none");

    farm.kill("node-2");
    farm.await(
        "The lost node",
        () -> ofTheFarm.told("/farm/a-secret"),
        all ->
            all.stream()
                .filter(one -> one.event().equals("node.lost"))
                .anyMatch(one -> one.json().path("node").path("name").asText().equals("node-2")));
  }

  private static Job submit(String fields, String webhook) {
    String body =
        "{%s,\"samples\":1,\"resolutionPercent\":10,\"webhook\":\"%s\"}".formatted(fields, webhook);
    HttpResponse<String> response = farm.post("/api/v1/jobs", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return farm.client().job(json(response.body()).path("id").asText());
  }

  private static List<Told> awaitTold(Receiver receiver, String path, Job job) {
    return farm.await(
        "What " + path + " is told", () -> told(receiver, path, job), all -> !all.isEmpty());
  }

  private static List<Told> told(String path, Job job) {
    return told(receiver, path, job);
  }

  private static List<Told> told(Receiver receiver, String path, Job job) {
    return receiver.told(path).stream()
        .filter(one -> one.json().path("job").path("id").asText().equals(job.id()))
        .toList();
  }

  private static JsonNode awaitState(Job job, String state) {
    return farm.await(state, () -> deliveryToItsOwn(job), one -> state(one).equals(state));
  }

  private static JsonNode deliveryToItsOwn(Job job) {
    return deliveries(job).stream()
        .filter(one -> !one.path("receiver").asText().equals(ofTheFarm.url("")))
        .findFirst()
        .orElseGet(() -> json("{}"));
  }

  private static List<JsonNode> deliveries(Job job) {
    JsonNode items = json(farm.get("/api/v1/jobs/" + job.id() + "/deliveries")).path("items");
    return IntStream.range(0, items.size()).mapToObj(items::get).toList();
  }

  private static String state(JsonNode delivery) {
    return delivery.path("state").asText();
  }

  private static List<Long> ids(Listener listener) {
    return listener.heard().stream().map(FarmEvent::id).map(Long::valueOf).toList();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
