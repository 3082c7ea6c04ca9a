import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory, as LocalStack starts it: with {@code -port N}. Its own main class would
 * listen on every interface and send telemetry. LocalStack also wants a Java agent, for more than 20
 * indexes; this one does nothing.
 */
public final class Tables {
  private Tables() {}

  public static void premain(String options) {}

  public static void main(String[] args) throws Exception {
    List<String> given = List.of(args);
    int port = Integer.parseInt(given.get(given.indexOf("-port") + 1));
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    LocalDynamoDBRequestHandler tables = new LocalDynamoDBRequestHandler(0, true, null, false, false);
    server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(tables, null), "/"));
    server.start();
    server.join();
  }
}
