package farm.rendezvous.admincenter;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The admin center of one server, in a browser of its own. */
public final class AdminCenterPage implements AutoCloseable {

  private static final int MOST_TRIES = 6;

  private final Chromium chromium = Chromium.start();
  private final Page page = chromium.page();
  private final URI url;
  private final String user;
  private final String password;

  /**
   * A browser that shows nothing yet.
   *
   * @param url such as {@code https://localhost:9443/adminCenter/}
   */
  public AdminCenterPage(URI url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** Logs in; returns what the page complains about, nothing if it lets the user in. */
  public Optional<String> logIn() {
    return trying(
        () -> {
          page.navigate(url.toString());
          page.locator("#j_username").fill(user);
          page.locator("#j_password").fill(password);
          page.locator("#loginButton").click();
          Locator complaint =
              page.locator("#login-footer").filter(new Locator.FilterOptions().setHasText("error"));
          complaint.or(page.getByTitle("Explore").first()).first().waitFor();
          return complaint.isVisible() ? Optional.of(complaint.innerText()) : Optional.empty();
        });
  }

  /** The server, when at least one of its applications runs. */
  public ServerView server() {
    return exploring(
        "#explore",
        explore -> {
          explore.locator(".runningNumber:not(:text-is('0')):visible").waitFor();
          return new ServerView(
              explore.locator(".breadcrumbSelected").innerText().strip(),
              number(explore.locator(".runningNumber:visible")),
              number(explore.locator(".stoppedNumber:visible")));
        });
  }

  /** The state that an application is shown with, such as {@code Running}. */
  public String stateOf(String application) {
    return exploring(
        "#explore/apps",
        explore ->
            explore
                .locator(".cardInner[alt='%s'] .cardStatusLabel".formatted(application))
                .innerText()
                .strip());
  }

  /** A chart of the server's monitor, such as {@code Used Heap Memory}, when it has a line. */
  public Chart serverChart(String title) {
    return exploring("#explore/monitor", explore -> chart(explore, title));
  }

  /** A chart of an application's monitor, such as {@code Request Count}, when it has a line. */
  public Chart applicationChart(String application, String title) {
    return exploring(
        "#explore/apps/%s/monitor".formatted(application), explore -> chart(explore, title));
  }

  /** The HTTP status that a path of the server answers with to this browser. */
  public int status(String path) {
    return page.request().get(url.resolve(path).toString()).status();
  }

  /** What is seen just now, as PNG. */
  public void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  @Override
  public void close() {
    chromium.close();
  }

  private <T> T exploring(String view, Function<FrameLocator, T> question) {
    return trying(
        () -> {
          page.navigate("about:blank"); // else it is the same page, and nothing is loaded
          page.navigate(url.resolve(view).toString());
          return question.apply(page.frameLocator("iframe[src*='explore']"));
        });
  }

  /**
   * Loads the page again if it does not become what it should. Chromium drops what it is loading
   * when a network interface comes or goes, and each start of a container makes one come.
   */
  private static <T> T trying(Supplier<T> question) {
    for (int tries = 1; ; tries++) {
      try {
        return question.get();
      } catch (PlaywrightException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private static Chart chart(FrameLocator explore, String title) {
    Locator chart =
        explore
            .locator(".statusGraph:visible")
            .filter(new Locator.FilterOptions().setHasText(title));
    Locator points = chart.locator("g.point");
    points.nth(1).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    return new Chart(chart.innerText(), points.count());
  }

  private static int number(Locator shown) {
    return Integer.parseInt(shown.innerText().strip());
  }
}
