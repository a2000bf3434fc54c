package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FairShareTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final UUID A = id(1);
  private static final UUID B = id(2);
  private static final UUID C = id(3);

  @Test
  void nobodyIsNextWhereNobodyWaits() {
    assertThat(share(List.of()).next()).isEmpty();
  }

  @Test
  void theHighestPriorityIsServedUntilItHasNothingLeft() {
    FairShare share =
        share(
            List.of(
                new Contender(A, 50, NOON, 0),
                new Contender(B, 80, NOON.plusSeconds(9), 99),
                new Contender(C, 10, NOON.minusSeconds(9), 0)));

    assertThat(serve(share, 3)).containsExactly(B, B, B);
    share.exhausted(B);
    assertThat(serve(share, 2)).containsExactly(A, A);
    share.exhausted(A);
    assertThat(share.next().map(Contender::job)).contains(C);
    share.exhausted(C);
    assertThat(share.next()).isEmpty();
  }

  @Test
  void equalJobsTakeTurnsTheOldestFirst() {
    FairShare share =
        share(
            List.of(
                new Contender(C, 50, NOON.plusSeconds(2), 0),
                new Contender(A, 50, NOON, 0),
                new Contender(B, 50, NOON.plusSeconds(1), 0)));

    assertThat(serve(share, 6)).containsExactly(A, B, C, A, B, C);
  }

  @Test
  void aNewJobCatchesUpBeforeTheOldOneGoesOn() {
    FairShare share =
        share(List.of(new Contender(A, 50, NOON, 3), new Contender(B, 50, NOON.plusSeconds(1), 0)));

    assertThat(serve(share, 6)).containsExactly(B, B, B, A, B, A);
  }

  @Test
  void thoseSubmittedAtTheSameMomentHaveAnOrderToo() {
    FairShare share = share(List.of(new Contender(B, 50, NOON, 0), new Contender(A, 50, NOON, 0)));

    assertThat(serve(share, 4)).containsExactly(A, B, A, B);
  }

  @Test
  void ofThoseThatHoldAsManyItIsTheOneThatHasWaitedLongest() {
    Map<UUID, Long> lastTurns = Map.of(A, 7L, B, 5L);
    FairShare share =
        new FairShare(
            List.of(
                new Contender(A, 50, NOON, 2),
                new Contender(B, 50, NOON.plusSeconds(1), 2),
                new Contender(C, 50, NOON.plusSeconds(2), 2)),
            job -> lastTurns.getOrDefault(job, 0L));

    assertThat(serve(share, 6)).containsExactly(C, B, A, C, B, A);
  }

  private static FairShare share(List<Contender> contenders) {
    return new FairShare(contenders, job -> 0);
  }

  private static List<UUID> serve(FairShare share, int batches) {
    List<UUID> served = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      UUID next = share.next().orElseThrow().job();
      share.served(next);
      served.add(next);
    }
    return served;
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
