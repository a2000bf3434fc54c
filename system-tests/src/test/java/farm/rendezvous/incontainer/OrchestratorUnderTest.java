package farm.rendezvous.incontainer;

import farm.rendezvous.await.Await;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as it is built, with what tests need beside it. */
final class OrchestratorUnderTest {

  private OrchestratorUnderTest() {}

  static WebArchive war() {
    Path root = Path.of(System.getProperty("rendezvous.root", ".."));
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, root.resolve("orchestrator-war/target/orchestrator.war").toFile())
        .addPackage(InsideFarm.class.getPackage())
        .addPackage(Await.class.getPackage())
        .addAsLibrary(jarOf(Assertions.class));
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
