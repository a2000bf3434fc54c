package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The answer to a GET, with its bytes. */
final class Fetched {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HttpResponse<byte[]> response;

  private Fetched(HttpResponse<byte[]> response) {
    this.response = response;
  }

  /**
   * Asks for it.
   *
   * @param headers name, value, name, value, ...
   */
  static Fetched from(URI url, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    try {
      return new Fetched(
          CLIENT.send(
              (headers.length == 0 ? request : request.headers(headers)).build(),
              HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Fetched mustBe(int expected) {
    assertThat(status()).as("%s", status() < 300 ? "" : text()).isEqualTo(expected);
    return this;
  }

  int status() {
    return response.statusCode();
  }

  byte[] bytes() {
    return response.body();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("none");
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
