package org.nuanbao.local.cloud;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.Map;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/** ElasticMQ with its messages in H2. Each commit is written through, so a kill loses nothing. */
final class QueueServer implements AutoCloseable {
  static final String NAME = "sqs";

  private final Function0<Terminated> stop;

  QueueServer(StateFolder state, int port) throws IOException {
    var config =
        ConfigFactory.parseMap(
            Map.of(
                "rest-sqs.bind-port",
                port,
                "rest-sqs.bind-hostname",
                "127.0.0.1",
                "node-address.port",
                port,
                "node-address.host",
                "127.0.0.1",
                "messages-storage.enabled",
                true,
                "messages-storage.uri",
                "jdbc:h2:" + state.queues().resolve("messages") + ";WRITE_DELAY=0",
                "pekko.loglevel",
                "WARNING"));
    stop =
        new ElasticMQServer(
                new ElasticMQServerConfig(config.withFallback(ConfigFactory.load()).resolve()))
            .start();
  }

  @Override
  public void close() {
    ServerLifecycle.quietly(stop::apply);
  }
}
