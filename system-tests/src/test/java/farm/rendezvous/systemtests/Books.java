package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The database of an orchestrator that does not run. */
final class Books implements AutoCloseable {

  private final String url;
  private final Connection connection;

  private Books(String url, Connection connection) {
    this.url = url;
    this.connection = connection;
  }

  /** Opens it. */
  static Books in(Path database) throws SQLException {
    String url = "jdbc:derby:" + database;
    return new Books(url, DriverManager.getConnection(url));
  }

  /** All jobs are completed, nothing is open, and every counter is what the rows say. */
  void assertAllIsDone() throws SQLException {
    assertThat(rows("select id, state from job where state <> 'COMPLETED'")).isEmpty();
    assertThat(rows("select job_id, frame_number, state from frame where state <> 'COMPLETED'"))
        .isEmpty();
    assertThat(rows("select id, state from batch where state <> 'DONE'")).isEmpty();
    assertThat(rows("select id, node, state from attempt where state = 'RUNNING'")).isEmpty();
    assertThat(
            rows(
                "select id, total, cut, active, completed, failed, canceled from job"
                    + " where cut <> total or active <> 0 or failed <> 0 or canceled <> 0"
                    + " or completed <> (select count(*) from frame where job_id = job.id)"
                    + " or completed <> total"))
        .isEmpty();
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(found.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    try {
      DriverManager.getConnection(url + ";shutdown=true").close();
    } catch (SQLException e) {
      if (!"08006".equals(e.getSQLState())) { // that is how Derby says that it is shut down
        throw e;
      }
    }
  }
}
