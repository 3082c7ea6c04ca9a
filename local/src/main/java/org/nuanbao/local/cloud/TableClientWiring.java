package org.nuanbao.local.cloud;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.nuanbao.functions.dynamo.TableClients;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Makes the tables' client with the additions that only the embedded server needs. */
@Factory
final class TableClientWiring {
  @Bean(preDestroy = "close")
  @Singleton
  @Requires(property = "nuanbao.state")
  @Replaces(bean = DynamoDbClient.class, factory = TableClients.class)
  DynamoDbClient dynamo(
      @Value("${nuanbao.endpoint.dynamo}") String endpoint,
      @Value("${nuanbao.state}") String state) {
    StateFolder folder = new StateFolder(Path.of(state));
    return client(endpoint, new FailPoint(folder));
  }

  /** A client of the embedded server, with these interceptors as its only local additions. */
  static DynamoDbClient client(String endpoint, ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(endpoint))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            configuration -> List.of(interceptors).forEach(configuration::addExecutionInterceptor))
        .build();
  }

  /**
   * Holds one duty's flip for ever, after its rows were written and before the transaction is sent,
   * so that this process can be killed at just that moment. A file with the duty's key arms it. It
   * works once.
   */
  private static final class FailPoint implements ExecutionInterceptor {
    private final StateFolder state;

    FailPoint(StateFolder state) {
      this.state = state;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof TransactWriteItemsRequest transaction
          && Files.exists(state.failPoint())
          && flips(transaction.transactItems())) {
        try {
          Files.move(state.failPoint(), state.failPointReached());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        while (true) {
          LockSupport.park(this);
        }
      }
    }

    /**
     * Whether they are the flip: the transaction that both moves the duty's pointer and leaves a
     * receipt.
     */
    private boolean flips(List<TransactWriteItem> items) {
      String pointer;
      try {
        pointer = "DUTY#" + Files.readString(state.failPoint()).strip();
      } catch (NoSuchFileException e) {
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return items.stream().map(FailPoint::keys).anyMatch(keys -> is(keys, "pk", pointer))
          && items.stream().map(FailPoint::keys).anyMatch(keys -> is(keys, "sk", "OUTBOX"));
    }

    private static boolean is(Map<String, AttributeValue> keys, String name, String value) {
      AttributeValue found = keys.get(name);
      return found != null && value.equals(found.s());
    }

    private static Map<String, AttributeValue> keys(TransactWriteItem item) {
      if (item.put() != null) {
        return item.put().item();
      }
      return item.update() != null ? item.update().key() : Map.of();
    }
  }
}
