package farm.rendezvous.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

  @BeforeEach
  void startBroker(@TempDir Path journal) throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setJournalType(JournalType.NIO)
            .setJournalFileSize(1 << 20)
            .setJournalDirectory(journal.resolve("messages").toString())
            .setBindingsDirectory(journal.resolve("bindings").toString())
            .setPagingDirectory(journal.resolve("paging").toString())
            .setLargeMessagesDirectory(journal.resolve("large").toString())
            .addQueueConfiguration(
                QueueConfiguration.of("rendezvous.health").setRoutingType(RoutingType.ANYCAST))
            .addAcceptorConfiguration("farm", "tcp://127.0.0.1:0?protocols=CORE");
    broker.setConfiguration(configuration);
    broker.start();
  }

  @AfterEach
  void stopBroker() throws Exception {
    broker.stop();
  }

  @Test
  void aBrokerThatTakesAndDeliversAMessageIsReady() throws Exception {
    try (Readiness readiness = new Readiness(url(), 0)) {
      HttpResponse<String> answer = ask(readiness);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("ready\n");
    }
  }

  @Test
  void aBrokerThatCannotBeReachedIsNotReadyAndSaysWhy() throws Exception {
    try (Readiness readiness = new Readiness(url(), 0)) {
      broker.getActiveMQServer().getRemotingService().getAcceptor("farm").stop();

      HttpResponse<String> answer = ask(readiness);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).startsWith("not ready: no message goes through tcp://127.0.0.1:");
    }
  }

  private String url() {
    NettyAcceptor acceptor =
        (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("farm");
    return "tcp://127.0.0.1:" + acceptor.getActualPort();
  }

  private static HttpResponse<String> ask(Readiness readiness) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + readiness.port() + "/health/ready"))
            .timeout(Duration.ofSeconds(30))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
