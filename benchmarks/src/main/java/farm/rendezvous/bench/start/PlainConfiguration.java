package farm.rendezvous.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The configuration of a server that has features and nothing else.
 *
 * @param features such as {@code cdi-4.1}
 */
record PlainConfiguration(List<String> features) {
  private static final String SERVER =
      """
      <server description="The features of the orchestrator, without an application">
        <featureManager>
      %s  </featureManager>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="0" />
        <config updateTrigger="disabled" />
      </server>
      """;

  /**
   * The features of another server.
   *
   * @param serverXml its configuration
   */
  static PlainConfiguration of(Path serverXml) throws IOException {
    try {
      NodeList features =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(serverXml.toFile())
              .getElementsByTagName("feature");
      return new PlainConfiguration(
          IntStream.range(0, features.getLength())
              .mapToObj(index -> features.item(index).getTextContent().trim())
              .toList());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(serverXml + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** As a server.xml. */
  String xml() {
    StringBuilder list = new StringBuilder();
    features.forEach(
        feature -> list.append("    <feature>").append(feature).append("</feature>\n"));
    return SERVER.formatted(list);
  }

  void write(Path serverXml) throws IOException {
    Files.writeString(serverXml, xml());
  }
}
