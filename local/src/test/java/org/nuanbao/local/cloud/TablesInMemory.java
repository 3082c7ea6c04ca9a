package org.nuanbao.local.cloud;

import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local without a folder: its answers are the same, and no write waits for the disk. */
final class TablesInMemory implements AutoCloseable {
  private final Server server = new Server(Endpoints.loopback(0));
  private final LocalDynamoDBServerHandler handler;

  TablesInMemory() throws IOException {
    this(operation -> true);
  }

  /**
   * The same, where operations can be lost.
   *
   * @param asked is told of each operation, such as {@code Query}, before it is done; false loses
   *     the operation on the way
   */
  TablesInMemory(Predicate<String> asked) throws IOException {
    handler = new LocalDynamoDBServerHandler(TableFile.requestsInMemory(), null);
    server.setHandler(new ContextHandler(new Told(handler, asked), "/"));
    ServerLifecycle.starting("dynamodb", server::start);
  }

  URI url() {
    return URI.create(
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  @Override
  public void close() {
    ServerLifecycle.quietly(server::stop);
    ServerLifecycle.quietly(handler::close);
  }

  private static final class Told extends Handler.Wrapper {
    private static final String OPERATION = "X-Amz-Target";

    private final Predicate<String> asked;

    Told(Handler handler, Predicate<String> asked) {
      super(handler);
      this.asked = asked;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String operation = request.getHeaders().get(OPERATION);
      if (operation != null && !asked.test(operation.substring(operation.indexOf('.') + 1))) {
        callback.succeeded();
        return true;
      }
      return super.handle(request, response, callback);
    }
  }
}
