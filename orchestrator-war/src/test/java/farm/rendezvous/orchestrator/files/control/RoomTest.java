package farm.rendezvous.orchestrator.files.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** How full the disk may get. */
final class RoomTest {

  private long usable = Room.RESERVE + 100;
  private final Room room = new Room(() -> usable);

  @Test
  void leavesSomeForTheBooks() {
    assertThatCode(() -> room.check(100)).doesNotThrowAnyException();
    assertRefused(() -> room.check(101));
  }

  @Test
  void looksAgainWhileSomethingComesIn() throws Exception {
    Room.Watch watch = room.watch();
    usable = Room.RESERVE - 1;
    watch.took(Room.STRETCH - 1);

    assertRefused(() -> watch.took(1));
  }

  @Test
  void whatIsWrittenTwiceNeedsRoomForTheSecondTime() throws Exception {
    Room.Watch watch = room.watchTwofold();
    usable = Room.RESERVE + Room.STRETCH;
    watch.took(Room.STRETCH);

    assertRefused(() -> watch.took(Room.STRETCH));
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable checking) {
    assertThatExceptionOfType(UploadRefusedException.class)
        .isThrownBy(checking)
        .matches(refusal -> refusal.reason() == UploadRefusedException.Reason.NO_ROOM)
        .withMessageContaining("disk of the farm is full");
  }
}
