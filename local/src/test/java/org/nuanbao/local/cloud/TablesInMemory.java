package org.nuanbao.local.cloud;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local without a folder: what it says is the same, and no write waits for the disk. */
final class TablesInMemory implements AutoCloseable {
  private final Server server = new Server(Endpoints.loopback(0));
  private final LocalDynamoDBServerHandler handler;

  TablesInMemory() throws IOException {
    handler =
        new LocalDynamoDBServerHandler(
            new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
    server.setHandler(new ContextHandler(handler, "/"));
    Stopping.starting("dynamodb", server::start);
  }

  URI url() {
    return URI.create(
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  @Override
  public void close() {
    Stopping.quietly(server::stop);
    Stopping.quietly(handler::close);
  }
}
