package farm.rendezvous.orchestrator.results.control;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import farm.rendezvous.orchestrator.jobs.entity.JobDeleted;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes the folders of deleted jobs. Each is put aside by one rename, so that nothing of it is
 * seen any more, and then removed at leisure, after a restart if need be.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Removal {

  private static final String ASIDE = ".deleted-";

  private static final System.Logger LOG = System.getLogger(Removal.class.getName());

  @Inject private ResultsSettings settings;
  @Resource private ManagedExecutorService executor;

  void goOn(@Observes Startup event) {
    executor.execute(this::removeAll);
  }

  void deleted(@Observes(during = AFTER_SUCCESS) JobDeleted event) {
    putAside(event.job());
    executor.execute(this::removeAll);
  }

  private void putAside(UUID job) {
    Path folder = new JobOutput(settings.output(), job).folder();
    try {
      Files.move(folder, settings.output().resolve(ASIDE + job));
    } catch (NoSuchFileException e) {
      LOG.log(Level.DEBUG, "job {0} had no folder", job);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} could not be removed; it is not needed any more", folder, e);
    }
  }

  private synchronized void removeAll() {
    for (Path folder : aside()) {
      try {
        Files.walkFileTree(folder, new Remover());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "{0} could not be removed; it is not needed any more", folder, e);
      }
    }
  }

  private List<Path> aside() {
    try (Stream<Path> all = Files.list(settings.output())) {
      return all.filter(path -> path.getFileName().toString().startsWith(ASIDE)).toList();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "nothing to remove: {0}", e.getMessage());
      return List.of();
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException trouble)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
