package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * How jobs stand. Everybody who waits for a job asks that again and again, so it is one row read by
 * its key, past JPA and without a transaction of its own: these were a quarter of what an answer
 * costs (docs/adr/0026).
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class JobStandings {

  @Resource(lookup = "jdbc/books", shareable = false)
  private DataSource books;

  /** How the job of this id stands; empty if there is none, whatever text the id is. */
  public Optional<Standing> of(String id) {
    try (Connection connection = books.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select state, problem from job where id = ?")) {
      query.setString(1, id);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(standing(id, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new PersistenceException("the books do not say how job " + id + " stands", e);
    }
  }

  private static Standing standing(String id, ResultSet row) throws SQLException {
    JobState state = JobState.valueOf(row.getString("state"));
    return new Standing(id, state, state == JobState.FAILED ? row.getString("problem") : null);
  }
}
