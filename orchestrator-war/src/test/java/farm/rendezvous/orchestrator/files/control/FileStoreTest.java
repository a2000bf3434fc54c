package farm.rendezvous.orchestrator.files.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import farm.rendezvous.orchestrator.SettableClock;
import farm.rendezvous.orchestrator.files.control.UploadRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, kept, linked and removed. */
final class FileStoreTest {

  private static final byte[] WOOD = "wood".repeat(50_000).getBytes(StandardCharsets.UTF_8);
  private static final long MAX = 1 << 20;

  @TempDir private Path folder = Path.of("");
  private final SettableClock clock = new SettableClock();
  private FileStore store = new FileStore(folder, MAX, clock);

  @BeforeEach
  void open() {
    store = new FileStore(folder, MAX, clock);
  }

  @Test
  void keepsWhatIsSentUnderItsHash() throws Exception {
    assertThat(store.find(hash(WOOD))).isEmpty();

    put(WOOD, 0, WOOD.length);

    Path blob = store.find(hash(WOOD)).orElseThrow();
    assertThat(Files.readAllBytes(blob)).isEqualTo(WOOD);
    assertThat(Disk.list(store.incoming())).isEmpty();
    assertThat(Files.getPosixFilePermissions(blob).toString()).doesNotContain("WRITE");
  }

  @Test
  void refusesWhatHasAnotherHashAndKeepsNothingOfIt() throws Exception {
    UploadRefusedException refusal =
        catchThrowableOfType(
            UploadRefusedException.class,
            () -> store.put(hash(WOOD), stream(new byte[] {1}), 0, OptionalLong.empty()));

    assertThat(refusal.reason()).isEqualTo(Reason.OTHER_CONTENTS);
    assertThat(store.find(hash(WOOD))).isEmpty();
    assertThat(store.received(hash(WOOD))).isZero();
  }

  @Test
  void goesOnWhereASendingBrokeOff() throws Exception {
    InputStream broken =
        new FilterInputStream(stream(WOOD)) {
          private int reads;

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            if (reads++ == 1) {
              throw new IOException("the client is gone");
            }
            return super.read(buffer, offset, length);
          }
        };
    assertThatThrownBy(() -> store.put(hash(WOOD), broken, 0, OptionalLong.of(WOOD.length)))
        .hasMessage("the client is gone");
    long there = store.received(hash(WOOD));
    assertThat(there).isPositive().isLessThan(WOOD.length);

    put(WOOD, (int) there - 7, WOOD.length);

    assertThat(store.find(hash(WOOD))).isPresent();
  }

  @Test
  void refusesARestWhoseBeginningIsMissing() {
    assertThat(refusalOf(10, 20)).isEqualTo(Reason.OTHER_OFFSET);
  }

  @Test
  void refusesWhatIsTooLargeWhetherItSaysSoOrNot() throws Exception {
    byte[] large = new byte[(int) MAX + 1];
    assertThat(refusalOf(0, MAX + 1)).isEqualTo(Reason.TOO_LARGE);
    UploadRefusedException refusal =
        catchThrowableOfType(
            UploadRefusedException.class,
            () -> store.put(hash(large), stream(large), 0, OptionalLong.empty()));
    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(store.received(hash(large))).isZero();
  }

  @Test
  void refusesWhatTheDiskHasNoRoomFor() {
    store = new FileStore(folder, Long.MAX_VALUE, clock);

    assertThat(refusalOf(0, Long.MAX_VALUE / 2)).isEqualTo(Reason.NO_ROOM);
  }

  @Test
  void stopsTakingAFileWhenTheDiskFillsUpMeanwhile() throws Exception {
    AtomicLong usable = new AtomicLong(Room.RESERVE + WOOD.length);
    store = new FileStore(folder, 2L * Room.STRETCH, clock, new Room(usable::get));
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            usable.set(0); // others write, too
            return length;
          }
        };

    assertThat(
            catchThrowableOfType(
                    UploadRefusedException.class,
                    () -> store.put(hash(WOOD), endless, 0, OptionalLong.empty()))
                .reason())
        .isEqualTo(Reason.NO_ROOM);
    assertThat(store.received(hash(WOOD))).as("what would fill the disk goes").isZero();
  }

  @Test
  void takesAFileWithoutKnowingItsHash() throws Exception {
    assertThat(store.add(stream(WOOD))).isEqualTo(hash(WOOD));
    assertThat(store.add(stream(WOOD))).isEqualTo(hash(WOOD));
    assertThat(store.find(hash(WOOD))).isPresent();
  }

  @Test
  void jobsFindTheirInputsByNameAndFreeThemWhenTheyGo() throws Exception {
    put(WOOD, 0, WOOD.length);
    JobInputs inputs = new JobInputs(folder, store);
    UUID job = UUID.randomUUID();
    InputList list =
        new InputList(Map.of("shot.blend", hash(WOOD), "tex/old wood.png", hash(WOOD)));

    inputs.make(job, list);

    assertThat(inputs.folder(job).resolve("tex/old wood.png")).hasBinaryContent(WOOD);
    assertThat(inputs.list(job)).isEqualTo(list);
    assertThat(inputs.olderThan(Instant.MAX)).containsExactly(job);
    clock.tick(Duration.ofDays(2));
    new Sweeper(store).sweep(clock.instant().minus(Duration.ofDays(1)));
    assertThat(store.find(hash(WOOD))).as("a job uses it").isPresent();

    inputs.remove(job);
    assertThat(inputs.olderThan(Instant.MAX)).isEmpty();
    assertThat(inputs.folder(job)).doesNotExist();
    new Sweeper(store).sweep(clock.instant().minus(Duration.ofDays(1)));
    assertThat(store.find(hash(WOOD))).as("somebody has asked for it just now").isPresent();
    clock.tick(Duration.ofDays(2));
    new Sweeper(store).sweep(clock.instant().minus(Duration.ofDays(1)));
    assertThat(store.find(hash(WOOD))).isEmpty();
  }

  private void put(byte[] bytes, int offset, int end) throws Exception {
    store.put(
        hash(bytes),
        new ByteArrayInputStream(bytes, offset, end - offset),
        offset,
        OptionalLong.of(end - offset));
  }

  private Reason refusalOf(long offset, long length) {
    return catchThrowableOfType(
            UploadRefusedException.class,
            () -> store.put(hash(WOOD), stream(WOOD), offset, OptionalLong.of(length)))
        .reason();
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static Sha256 hash(byte[] bytes) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes);
    return Sha256.of(digest);
  }
}
