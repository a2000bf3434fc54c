package farm.rendezvous.orchestrator.http;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an id, the client's own where it sends a usable one. The answer carries it,
 * and so does each line that is logged while the request is served. A filter of the servlet, not of
 * JAX-RS: it is around all that may log, whatever the answer will be.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestId implements Filter {

  private static final String HEADER = "X-Request-Id";

  /** 1 to 128 visible ASCII characters: it stands in headers and in logs. */
  private static final Pattern USABLE = Pattern.compile("[!-~]{1,128}");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = of(((HttpServletRequest) request).getHeader(HEADER));
    ((HttpServletResponse) response).setHeader(HEADER, id);
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.REQUEST, id);
      chain.doFilter(request, response);
    }
  }

  /** The id that the client gave, or a new one. */
  static String of(@Nullable String given) {
    return given != null && USABLE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
