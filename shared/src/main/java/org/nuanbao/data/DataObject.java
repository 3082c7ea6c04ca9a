package org.nuanbao.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a notice's data, read strictly. A missing key, a value of another type and, with
 * {@link #done()}, a key that was never read end in a {@link DataFault} that names file and key.
 */
public final class DataObject {
  private final JsonNode node;
  private final String file;
  private final String path;
  private final Set<String> asked = new HashSet<>();

  private DataObject(JsonNode node, String file, String path) {
    this.node = node;
    this.file = file;
    this.path = path;
    if (!node.isObject()) {
      throw new DataFault(place(""), "这里应是一组“键: 值”", "expected keys and values here");
    }
  }

  /** The outermost object of a file. */
  public static DataObject of(JsonNode node, String file) {
    return new DataObject(node, file, "");
  }

  public boolean has(String key) {
    return node.has(key);
  }

  public String text(String key) {
    String text = textOrNull(key);
    if (text == null) {
      throw fault(key, "缺少这一项", "is missing");
    }
    return text;
  }

  public @Nullable String textOrNull(String key) {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw fault(key, "应填文字", "expected a text");
    }
    return value.textValue();
  }

  public String textOr(String key, String otherwise) {
    String text = textOrNull(key);
    return text == null ? otherwise : text;
  }

  /** True or false; false if the key is absent. */
  public boolean flag(String key) {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      throw fault(key, "应是 true 或 false", "expected true or false");
    }
    return value.booleanValue();
  }

  public int integer(String key) {
    return integer(key, wanted(key));
  }

  public int integerOr(String key, int otherwise) {
    asked.add(key);
    return node.has(key) ? integer(key) : otherwise;
  }

  public BigDecimal decimal(String key) {
    wanted(key);
    return Objects.requireNonNull(decimalOrNull(key));
  }

  /** A number, exactly as written; null if the key is absent. */
  public @Nullable BigDecimal decimalOrNull(String key) {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value != null && !value.isNumber()) {
      throw fault(key, "应填数", "expected a number");
    }
    return value == null ? null : new BigDecimal(value.asText());
  }

  public LocalDate date(String key) {
    LocalDate date = dateOrNull(key);
    if (date == null) {
      throw fault(key, "缺少这一项", "is missing");
    }
    return date;
  }

  public @Nullable LocalDate dateOrNull(String key) {
    String text = textOrNull(key);
    return text == null ? null : date(key, text);
  }

  private LocalDate date(String key, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notIso) {
      throw fault(
          key,
          "日期应写成 年-月-日（YYYY-MM-DD），不是“" + text + "”",
          "expected a day written YYYY-MM-DD, not “" + text + "”");
    }
  }

  public List<LocalDate> dates(String key) {
    return texts(key).stream().map(text -> date(key, text)).toList();
  }

  /** A constant of an enum, written in lower case. */
  public <E extends Enum<E>> E word(String key, Class<E> words) {
    String text = text(key);
    List<String> known = Arrays.stream(words.getEnumConstants()).map(DataObject::lower).toList();
    int index = known.indexOf(text);
    if (index < 0) {
      throw fault(
          key,
          "不能是“" + text + "”；可用：" + String.join("、", known),
          "“" + text + "” is none of " + String.join(", ", known));
    }
    return words.getEnumConstants()[index];
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array(key)) {
      if (!value.isTextual()) {
        throw fault(key, "只能是文字；数字请加引号", "expected texts only; put quotation marks around numbers");
      }
      texts.add(value.textValue());
    }
    return List.copyOf(texts);
  }

  /** A list of texts; a single text needs no [ ]. */
  public List<String> textsOrOne(String key) {
    return wanted(key).isArray() ? texts(key) : List.of(text(key));
  }

  public List<String> textsOrNone(String key) {
    asked.add(key);
    return node.has(key) ? texts(key) : List.of();
  }

  public List<Integer> integers(String key) {
    List<Integer> integers = new ArrayList<>();
    array(key).forEach(value -> integers.add(integer(key, value)));
    return List.copyOf(integers);
  }

  public DataObject object(String key) {
    return new DataObject(wanted(key), file, step(key));
  }

  public List<DataObject> objects(String key) {
    List<DataObject> objects = new ArrayList<>();
    for (JsonNode value : array(key)) {
      objects.add(new DataObject(value, file, step(key) + "[" + (objects.size() + 1) + "]"));
    }
    return List.copyOf(objects);
  }

  public List<DataObject> objectsOrNone(String key) {
    asked.add(key);
    return node.has(key) ? objects(key) : List.of();
  }

  /** Refuses keys that were never read: most are typing errors. */
  public void done() {
    for (String key : iterable(node)) {
      if (!asked.contains(key)) {
        throw fault(key, "这里没有这一项", "is not known here");
      }
    }
  }

  /** The names as a set; fails if a name occurs twice. */
  public Set<String> distinct(String key, List<String> names) {
    Set<String> distinct = new HashSet<>(names);
    if (distinct.size() < names.size()) {
      throw fault(key, "同一个名字出现了两次", "the same name stands here twice");
    }
    return distinct;
  }

  public DataFault fault(String key, String chinese, String english) {
    return new DataFault(place(key), chinese, english);
  }

  private static Iterable<String> iterable(JsonNode node) {
    return node::fieldNames;
  }

  private JsonNode wanted(String key) {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      throw fault(key, "缺少这一项", "is missing");
    }
    return value;
  }

  private JsonNode array(String key) {
    JsonNode value = wanted(key);
    if (!value.isArray()) {
      throw fault(key, "应是列表", "expected a list");
    }
    return value;
  }

  private int integer(String key, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw fault(key, "应填整数", "expected a whole number");
    }
    return value.intValue();
  }

  private String step(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private String place(String key) {
    String at = key.isEmpty() ? path : step(key);
    return at.isEmpty() ? file : file + ": " + at;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
