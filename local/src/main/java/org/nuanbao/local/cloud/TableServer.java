package org.nuanbao.local.cloud;

import java.io.IOException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, with its data below the state folder. Its own server would listen on every
 * interface and send telemetry, so its handler runs in a server of ours.
 */
final class TableServer implements AutoCloseable {
  static final String NAME = "dynamodb";

  private final Server server;
  private final LocalDynamoDBServerHandler handler;

  TableServer(StateFolder state, int port) throws IOException {
    handler = new LocalDynamoDBServerHandler(TableFile.requestsOn(state.tables()), null);
    server = new Server(Endpoints.loopback(port));
    server.setHandler(new ContextHandler(handler, "/"));
    ServerLifecycle.starting(NAME, server::start);
  }

  @Override
  public void close() {
    ServerLifecycle.quietly(server::stop);
    ServerLifecycle.quietly(handler::close);
  }
}
