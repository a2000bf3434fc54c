package farm.rendezvous.orchestrator.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the database answers. */
@Readiness
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class BooksCheck implements HealthCheck {

  @Resource(lookup = "jdbc/books")
  private DataSource books;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("books");
    try (Connection connection = books.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM node FETCH FIRST ROW ONLY").close();
      return response.up().build();
    } catch (SQLException e) {
      return response.down().withData("problem", String.valueOf(e.getMessage())).build();
    }
  }
}
