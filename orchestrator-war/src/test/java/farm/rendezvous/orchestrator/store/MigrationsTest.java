package farm.rendezvous.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The books of a farm that has been running are taken over as they are, by a real Derby. */
final class MigrationsTest {

  private static final String PAST = "2026-01-01 00:00:00";
  private static final String FUTURE = "2026-01-01 00:01:00";

  private final EmbeddedDataSource database = new EmbeddedDataSource();
  private Connection books;

  @BeforeAll
  static void keepDerbysLogOutOfTheSources() {
    System.setProperty("derby.stream.error.file", "target/derby.log");
  }

  @BeforeEach
  void openBooksOfTheFirstVersion() throws SQLException {
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
    books = database.getConnection();
    migrateTo("1");
  }

  @AfterEach
  void close() throws SQLException {
    books.close();
  }

  @Test
  void aJobThatHasFramesLeftToCutGoesOnHandingOut() throws SQLException {
    job("half-cut", "ACTIVE", 5);

    migrateTo("2");

    assertThat(value("hands_out from job")).isEqualTo("true");
    assertThat(value("waiting_from from job")).isNull();
  }

  @Test
  void aJobWhoseBatchesWaitHandsThemOut() throws SQLException {
    job("cut", "ACTIVE", 10);
    batch("later", "cut", "WAITING", FUTURE);
    batch("sooner", "cut", "WAITING", PAST);
    batch("claimed", "cut", "CLAIMED", "2025-01-01 00:00:00");

    migrateTo("2");

    assertThat(value("hands_out from job")).isEqualTo("true");
    assertThat(value("waiting_from from job")).startsWith(PAST);
  }

  @Test
  void whatIsCutOrOverHandsOutNothing() throws SQLException {
    job("cut", "ACTIVE", 10);
    job("failed", "FAILED", 5);
    job("completed", "COMPLETED", 10);

    migrateTo("2");

    assertThat(value("count(*) from job where hands_out")).isEqualTo("0");
  }

  @Test
  void batchesUnderWayGetThePriorityOfTheirJob() throws SQLException {
    job("job", "ACTIVE", 10);
    batch("offered", "job", "OFFERED", PAST);
    batch("done", "job", "DONE", PAST);

    migrateTo("2");

    assertThat(value("priority from batch where id = 'offered'")).isEqualTo("70");
    assertThat(value("priority from batch where id = 'done'")).isEqualTo("0");
  }

  @Test
  void lostAttemptsAreCountedAndFramesKept() throws SQLException {
    job("job", "ACTIVE", 10);
    batch("batch", "job", "CLAIMED", PAST);
    attempt("one", "LOST");
    attempt("two", "LOST");
    attempt("three", "RUNNING");
    run(
        "insert into frame (job_id, frame_number, state, batch_id, attempt_id, attempts, failures,"
            + " losses) values ('job', 1, 'ACTIVE', 'batch', 'three', 3, 0, 2)");

    migrateTo("2");

    assertThat(value("lost_attempts from job")).isEqualTo("2");
    assertThat(value("count(*) from frame where state = 'ACTIVE' and attempts = 3")).isEqualTo("1");
  }

  private void job(String id, String state, int cut) throws SQLException {
    run(
        "insert into job (id, name, file, frames, batch_size, engine, format, priority,"
            + " max_attempts, frame_timeout, state, submitted_at, total, cut, active, completed,"
            + " failed, canceled) values ('"
            + id
            + "', 'name', 'demo.blend', '1-10', 5, 'CYCLES', 'PNG', 70, 3, 60, '"
            + state
            + "', '2026-01-01 00:00:00', 10, "
            + cut
            + ", 0, 0, 0, 0)");
  }

  private void batch(String id, String job, String state, String notBefore) throws SQLException {
    run(
        "insert into batch (id, job_id, first_frame, last_frame, state, not_before, offers, avoid)"
            + " values ('%s', '%s', 1, 5, '%s', '%s', 0, '')".formatted(id, job, state, notBefore));
  }

  private void attempt(String id, String state) throws SQLException {
    run(
        "insert into attempt (id, batch_id, job_id, node, state, open_frames, started_at)"
            + " values ('%s', 'batch', 'job', 'node-1', '%s', 0, '%s')".formatted(id, state, PAST));
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = books.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private String value(String what) throws SQLException {
    try (Statement statement = books.createStatement();
        ResultSet result = statement.executeQuery("select " + what)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
