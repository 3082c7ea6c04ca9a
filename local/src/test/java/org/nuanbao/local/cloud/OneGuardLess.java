package org.nuanbao.local.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Sees each term of each condition that is sent to DynamoDB, and each put of a transaction that has
 * no condition. Leaves out those it is told to. Lets a rival act before a write.
 */
final class OneGuardLess implements ExecutionInterceptor {
  private static final Pattern WORD = Pattern.compile("[A-Z]+(#.*)?");

  /** The attributes that tell one write of an item from another. */
  private static final List<String> TELLING = List.of("state", "end");

  private final Set<String> seen = Collections.synchronizedSet(new TreeSet<>());
  private Set<String> without = Set.of();
  private @Nullable Runnable rival;

  /** Everything that was seen. */
  Set<String> seen() {
    return seen;
  }

  /** Leaves these out from now on. */
  void leaveOut(Set<String> guards) {
    without = guards;
    rival = null;
  }

  void before(Runnable quicker) {
    rival = quicker;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case PutItemRequest put -> {
        yieldToRival();
        Left left = left(name(put.item(), "put"), put.conditionExpression());
        yield put.toBuilder()
            .conditionExpression(left.condition)
            .expressionAttributeNames(left.names(put.expressionAttributeNames()))
            .expressionAttributeValues(left.values(put.expressionAttributeValues()))
            .build();
      }
      case UpdateItemRequest update -> {
        yieldToRival();
        Left left =
            left(name(update.key(), "set"), update.conditionExpression())
                .beside(update.updateExpression());
        yield update.toBuilder()
            .conditionExpression(left.condition)
            .expressionAttributeNames(left.names(update.expressionAttributeNames()))
            .expressionAttributeValues(left.values(update.expressionAttributeValues()))
            .build();
      }
      case DeleteItemRequest delete -> {
        yieldToRival();
        Left left = left(name(delete.key(), "delete"), delete.conditionExpression());
        yield delete.toBuilder()
            .conditionExpression(left.condition)
            .expressionAttributeNames(left.names(delete.expressionAttributeNames()))
            .expressionAttributeValues(left.values(delete.expressionAttributeValues()))
            .build();
      }
      case TransactWriteItemsRequest all -> {
        yieldToRival();
        List<TransactWriteItem> actions = new ArrayList<>();
        all.transactItems().forEach(action -> add(actions, action));
        yield all.toBuilder().transactItems(actions).build();
      }
      default -> context.request();
    };
  }

  private void yieldToRival() {
    Runnable quicker = rival;
    rival = null;
    if (quicker != null) {
      quicker.run();
    }
  }

  private void add(List<TransactWriteItem> actions, TransactWriteItem action) {
    if (action.put() != null) {
      String name = name(action.put().item(), "put");
      if (action.put().conditionExpression() != null || isKept(name)) {
        Left left = left(name, action.put().conditionExpression());
        actions.add(
            action.toBuilder()
                .put(put ->
                    put.tableName(action.put().tableName())
                        .item(action.put().item())
                        .conditionExpression(left.condition)
                        .expressionAttributeNames(
                            left.names(action.put().expressionAttributeNames()))
                        .expressionAttributeValues(
                            left.values(action.put().expressionAttributeValues())))
                .build());
      }
    } else if (action.update() != null) {
      String what =
          action.update().expressionAttributeNames().entrySet().stream()
              .filter(each -> action.update().updateExpression().contains(each.getKey()))
              .map(Map.Entry::getValue)
              .sorted()
              .collect(Collectors.joining(" ", "set ", " of"));
      Left left =
          left(name(action.update().key(), what), action.update().conditionExpression())
              .beside(action.update().updateExpression());
      actions.add(
          action.toBuilder()
              .update(update ->
                  update
                      .tableName(action.update().tableName())
                      .key(action.update().key())
                      .updateExpression(action.update().updateExpression())
                      .conditionExpression(left.condition)
                      .expressionAttributeNames(
                          left.names(action.update().expressionAttributeNames()))
                      .expressionAttributeValues(
                          left.values(action.update().expressionAttributeValues())))
              .build());
    } else {
      String name = name(action.conditionCheck().key(), "look at");
      if (left(name, action.conditionCheck().conditionExpression()).condition != null) {
        actions.add(action);
      }
    }
  }

  private boolean isKept(String write) {
    seen.add(write);
    return !without.contains(write);
  }

  private Left left(String write, @Nullable String condition) {
    if (condition == null) {
      return new Left(null, "");
    }
    String left =
        Arrays.stream(condition.replaceAll("^\\((.*)\\)$", "$1").split(" AND "))
            .filter(term -> isKept(write + " if " + term))
            .collect(Collectors.joining(" AND "));
    return new Left(left.isEmpty() ? null : left, "");
  }

  /** Names an item by the words its key begins with, and by what tells this write from others. */
  private static String name(Map<String, AttributeValue> item, String verb) {
    String told =
        TELLING.stream()
            .map(item::get)
            .filter(value -> value != null && value.s() != null)
            .map(AttributeValue::s)
            .collect(Collectors.joining());
    String key = word(item.get("pk")) + "/" + word(item.get("sk"));
    return verb + " " + key + (told.isEmpty() ? "" : " " + told);
  }

  private static String word(@Nullable AttributeValue part) {
    String text = part == null ? "" : part.s();
    return WORD.matcher(text).matches() ? text.replaceAll("#.*", "") : "…";
  }

  /** What is left of a condition, with the names and values that it still uses. */
  private record Left(@Nullable String condition, String beside) {
    Left beside(String expression) {
      return new Left(condition, expression);
    }

    @Nullable Map<String, String> names(Map<String, String> all) {
      return used(all);
    }

    @Nullable Map<String, AttributeValue> values(Map<String, AttributeValue> all) {
      return used(all);
    }

    private <V> @Nullable Map<String, V> used(Map<String, V> all) {
      Map<String, V> used = new TreeMap<>(all);
      Collection<String> words = used.keySet();
      words.removeIf(word -> !(condition + " " + beside).matches(".*" + word + "\\b.*"));
      return used.isEmpty() ? null : used;
    }
  }
}
