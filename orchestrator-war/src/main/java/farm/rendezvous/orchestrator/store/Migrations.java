package farm.rendezvous.orchestrator.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the form that this build needs: db/migration, in order, once each. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Migrations {

  /**
   * Flyway finds this folder, and db/callback, in Liberty's class loader by an empty file
   * flyway.location; without it, it would find no migrations and call that success.
   */
  private static final String MIGRATIONS = "classpath:db/migration";

  @Resource(lookup = "jdbc/books")
  private DataSource books;

  /** Applies what is missing. */
  public void run() {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(books)
        .locations(MIGRATIONS)
        .failOnMissingLocations(true)
        .load()
        .migrate();
  }
}
