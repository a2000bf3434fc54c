package farm.rendezvous.orchestrator.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the form that this build needs: db/migration, in order, once each. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Migrations {

  /** Flyway finds the folder in Liberty's class loader by the empty file flyway.location in it. */
  private static final String MIGRATIONS = "classpath:db/migration";

  @Resource(lookup = "jdbc/books")
  private DataSource books;

  /** Applies what is missing. */
  public void run() {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(books)
        .locations(MIGRATIONS)
        .callbackLocations(MIGRATIONS)
        .load()
        .migrate();
  }
}
