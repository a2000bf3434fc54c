package farm.rendezvous.orchestrator.events.control;

import jakarta.inject.Inject;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/** Hears of every row that JPA writes; META-INF/orm.xml names it for all entities. */
@SuppressWarnings("NullAway.Init")
public class BooksListener {

  @Inject private WrittenRows rows;

  /** A row was written. */
  @PostPersist
  @PostUpdate
  public void written(Object row) {
    rows.written(row);
  }

  /** A row was removed. */
  @PostRemove
  public void removed(Object row) {
    rows.removed(row);
  }
}
