package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.node.settings.BlenderSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Blender of this node, by what it says of itself. */
@ApplicationScoped
public class InstalledBlender {

  private static final Pattern VERSION =
      Pattern.compile("^Blender (\\d+\\.\\d+(?:\\.\\d+)?)", Pattern.MULTILINE);
  private static final Pattern MAJOR = Pattern.compile("(\\d{1,6})(?:\\..*)?");
  private static final long PATIENCE_SECONDS = 30;

  private final BlenderSettings settings;
  private volatile @Nullable String version;
  private volatile String trouble = "Blender was not asked yet";

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected InstalledBlender() {
    this(null);
  }

  @Inject
  public InstalledBlender(BlenderSettings settings) {
    this.settings = settings;
  }

  /** Its version; null while it does not answer. */
  public @Nullable String version() {
    return version;
  }

  /** What is wrong with it, a sentence; empty if nothing is. */
  public Optional<String> trouble() {
    return version == null ? Optional.of(trouble) : Optional.empty();
  }

  /** Asks it for its version, unless it has told. */
  public void ask() {
    if (version != null) {
      return;
    }
    String blender = settings.path();
    try {
      Process process = new ProcessBuilder(blender, "--version").redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          hear(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } else {
          trouble = blender + " --version does not answer (BLENDER_PATH)";
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      trouble = "cannot run Blender: " + e.getMessage() + " (BLENDER_PATH)";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(String answer) {
    Matcher matcher = VERSION.matcher(answer);
    if (matcher.find()) {
      version = matcher.group(1);
    } else {
      trouble = settings.path() + " --version says nothing of Blender (BLENDER_PATH)";
    }
  }

  /** Refuses a file that a later generation saved: this one would crash, or show half of it. */
  void mustRead(@Nullable String savedBy) throws RenderFailedException {
    String own = version;
    if (own != null && savedBy != null && major(savedBy) > major(own)) {
      String problem =
          "the file was saved by Blender "
              + savedBy
              + ", which this node's Blender "
              + own
              + " cannot read";
      throw RenderFailedException.ofBlender(new Failure(FailureReason.UNFIT_BLENDER, problem), "");
    }
  }

  /** 0 for what is no version. */
  private static int major(String version) {
    Matcher matcher = MAJOR.matcher(version);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
