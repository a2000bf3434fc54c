package farm.rendezvous.localfarm;

import farm.rendezvous.await.Await;
import farm.rendezvous.await.NotInTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends members of the farm: a word first, then force, and nothing of theirs is left.
 *
 * @param home of the farm
 * @param grace how long a member may take after SIGTERM
 */
record Stopper(Path home, Duration grace) {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LAST = Duration.ofSeconds(10);

  void stop(List<Member> members) {
    Set<ProcessIdentity> relatives = relatives(members);
    for (Member member : members) {
      if (member.process() != null) {
        Signals.send("TERM", member.process());
        Signals.send("CONT", member.process()); // one that is stopped could not hear it
      }
    }
    try {
      Await.every(POLL)
          .until("The end of " + members, grace, () -> running(members), List::isEmpty);
    } catch (NotInTime e) {
      // those that do not listen are killed with the rest
    }
    relatives.addAll(relatives(members));
    relatives.forEach(process -> Signals.send("KILL", process));
    Await.every(POLL)
        .until(
            "The end of what was killed of " + members,
            LAST,
            () -> relatives.stream().filter(ProcessIdentity::isRunning).toList(),
            List::isEmpty);
  }

  private Set<ProcessIdentity> relatives(List<Member> members) {
    Set<ProcessIdentity> all = new HashSet<>();
    members.forEach(member -> all.addAll(Relatives.of(member, home)));
    return all;
  }

  private static List<Member> running(List<Member> members) {
    return members.stream().filter(Member::isRunning).toList();
  }
}
