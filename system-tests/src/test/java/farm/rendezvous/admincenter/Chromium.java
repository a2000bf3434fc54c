package farm.rendezvous.admincenter;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.Map;

/**
 * Debian's Chromium without a window, with one page. It takes certificates as they come.
 *
 * @param page waits up to half a minute for what it is asked for
 */
record Chromium(Playwright playwright, Page page) implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final int PATIENCE = 30_000; // milliseconds

  static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(PROGRAM)
                      .setChromiumSandbox(!"root".equals(System.getProperty("user.name"))));
      BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setIgnoreHTTPSErrors(true)
                  .setViewportSize(1280, 900));
      context.setDefaultTimeout(PATIENCE);
      return new Chromium(playwright, context.newPage());
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
