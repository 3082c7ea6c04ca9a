package org.nuanbao.functions.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.EventJson;

/**
 * Tables as far as a rehearsal needs them, in DynamoDB's JSON: items are kept by their key, every
 * condition holds, and an index has nothing.
 */
final class InventedTables {
  private static final String KEY = "pk";
  private static final String SORT_KEY = "sk";
  private static final Pattern SET = Pattern.compile("(#\\w+) = (:\\w+)");

  private final NavigableMap<String, Map<String, @Nullable Object>> items = new TreeMap<>();

  /**
   * Answers a request.
   *
   * @param operation as DynamoDB calls it
   * @throws IOException if the body is no JSON object
   */
  synchronized Map<String, Object> answer(String operation, byte[] body) throws IOException {
    Map<String, @Nullable Object> asked = EventJson.read(new ByteArrayInputStream(body));
    String table = EventJson.text(asked, "TableName") + "/";
    return switch (operation) {
      case "GetItem" -> got(items.get(table + key(EventJson.object(asked, "Key"))));
      case "BatchGetItem" -> batch(EventJson.object(asked, "RequestItems"));
      case "Query" -> queried(table, asked);
      case "PutItem" -> {
        put(table, EventJson.object(asked, "Item"));
        yield Map.of();
      }
      case "UpdateItem" -> Map.of("Attributes", update(table, asked));
      case "DeleteItem" -> {
        items.remove(table + key(EventJson.object(asked, "Key")));
        yield Map.of();
      }
      case "BatchWriteItem" -> written(EventJson.object(asked, "RequestItems"));
      case "TransactWriteItems" -> {
        EventJson.objects(asked, "TransactItems").forEach(this::act);
        yield Map.of();
      }
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static Map<String, Object> got(@Nullable Map<String, @Nullable Object> item) {
    return item == null ? Map.of() : Map.of("Item", item);
  }

  private Map<String, Object> batch(Map<String, @Nullable Object> asked) {
    Map<String, Object> found = new HashMap<>();
    for (String table : asked.keySet()) {
      List<Map<String, @Nullable Object>> all =
          EventJson.objects(EventJson.object(asked, table), "Keys").stream()
              .map(key -> items.get(table + "/" + key(key)))
              .filter(item -> item != null)
              .toList();
      found.put(table, all);
    }
    return Map.of("Responses", found, "UnprocessedKeys", Map.of());
  }

  /** The items of a partition key; the sort key is looked at if it is to begin with something. */
  private Map<String, Object> queried(String table, Map<String, @Nullable Object> asked) {
    Map<String, @Nullable Object> values = EventJson.object(asked, "ExpressionAttributeValues");
    String condition = String.valueOf(EventJson.text(asked, "KeyConditionExpression"));
    String from = table;
    for (String name : values.keySet()) {
      String value = EventJson.text(EventJson.object(values, name), "S");
      if (name.endsWith(KEY)) {
        from = table + value + "\0";
      }
    }
    for (String name : values.keySet()) {
      if (name.endsWith(SORT_KEY) && condition.contains("begins_with")) {
        from += EventJson.text(EventJson.object(values, name), "S");
      }
    }
    List<Map<String, @Nullable Object>> found =
        asked.containsKey("IndexName")
            ? List.of()
            : List.copyOf(items.subMap(from, from + Character.MAX_VALUE).values());
    return Map.of("Items", found, "Count", found.size(), "ScannedCount", found.size());
  }

  private Map<String, Object> written(Map<String, @Nullable Object> asked) {
    for (String table : asked.keySet()) {
      for (Map<String, @Nullable Object> each : EventJson.objects(asked, table)) {
        Map<String, @Nullable Object> item =
            EventJson.object(EventJson.object(each, "PutRequest"), "Item");
        if (!item.isEmpty()) {
          put(table + "/", item);
        }
      }
    }
    return Map.of("UnprocessedItems", Map.of());
  }

  private void act(Map<String, @Nullable Object> action) {
    Map<String, @Nullable Object> put = EventJson.object(action, "Put");
    if (!put.isEmpty()) {
      put(EventJson.text(put, "TableName") + "/", EventJson.object(put, "Item"));
    }
    Map<String, @Nullable Object> update = EventJson.object(action, "Update");
    if (!update.isEmpty()) {
      update(EventJson.text(update, "TableName") + "/", update);
    }
  }

  private void put(String table, Map<String, @Nullable Object> item) {
    items.put(table + key(item), item);
  }

  private Map<String, @Nullable Object> update(String table, Map<String, @Nullable Object> asked) {
    Map<String, @Nullable Object> names = EventJson.object(asked, "ExpressionAttributeNames");
    Map<String, @Nullable Object> values = EventJson.object(asked, "ExpressionAttributeValues");
    Map<String, @Nullable Object> key = EventJson.object(asked, "Key");
    Map<String, @Nullable Object> item =
        items.computeIfAbsent(table + key(key), any -> new LinkedHashMap<>(key));
    Matcher set = SET.matcher(String.valueOf(EventJson.text(asked, "UpdateExpression")));
    while (set.find()) {
      item.put(String.valueOf(names.get(set.group(1))), values.get(set.group(2)));
    }
    return item;
  }

  private static String key(Map<String, @Nullable Object> item) {
    return EventJson.text(EventJson.object(item, KEY), "S")
        + "\0"
        + EventJson.text(EventJson.object(item, SORT_KEY), "S");
  }
}
