package org.nuanbao.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Holds one duty's flip for ever, after its rows were written and before the transaction is sent,
 * so that this process can be killed at just that moment. Armed by a file with the duty's key;
 * works once.
 */
final class FailPoint implements ExecutionInterceptor {
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

  /** The flip is the transaction that both moves the duty's pointer and leaves a receipt. */
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
