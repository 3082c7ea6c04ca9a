package org.nuanbao.functions.upload;

import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.serde.exceptions.InvalidPropertyFormatException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which fields of a request are wrong and what each must look like. Of the request itself
 * nothing is repeated: it may be personal.
 */
final class WrongFields {
  /** What a field must be, in Chinese and English. */
  private record Shape(String chinese, String english) {}

  private static final Shape PATH =
      new Shape("单位路径，以斜线开头和结尾，如 /1/12/", "a unit's path with a slash at both ends, like /1/12/");
  private static final Shape TEXT = new Shape("文字，不能为空", "a text that is not blank");
  private static final Shape FLAG = new Shape("true 或 false", "true or false");

  /** By the name of the field, wherever it stands. */
  private static final Map<String, Shape> SHAPES = shapes();

  private static final int SHOWN = 5;
  private static final Pattern MISSING = Pattern.compile("parameter \\[[^\\]]*?(\\w+)\\]");

  private WrongFields() {}

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new TreeMap<>();
    shapes.put(
        "id", new Shape("字母、数字、连字符，最多 60 个，如 winter-1", "up to 60 letters, digits and hyphens"));
    shapes.put("notice", new Shape("已发布的通知编号", "the id of a published notice"));
    shapes.put("version", new Shape("看过的版本号，文字", "the version that was looked at, a text"));
    shapes.put("dueFrom", new Shape("日期，如 YYYY-MM-DD，或不写", "a day like YYYY-MM-DD, or left out"));
    shapes.put("units", new Shape("单位列表，至少一个", "a list of units, at least one"));
    shapes.put("path", PATH);
    shapes.put("unit", PATH);
    shapes.put("under", PATH);
    shapes.put("name", new Shape("单位名称，最多 100 字", "the unit's name, up to 100 characters"));
    shapes.put("mail", new Shape("邮箱，如 name@example.cn", "a mail address like name@example.cn"));
    shapes.put(
        "type",
        new Shape("单位类型，小写字母开头，如 district，或不写", "a type of units like district, or left out"));
    shapes.put(
        "submission", new Shape("看过的那次报送的编号", "the id of the submission that was looked at"));
    shapes.put("until", new Shape("日期，如 YYYY-MM-DD", "a day like YYYY-MM-DD"));
    shapes.put("reason", new Shape("原因，1 至 200 字", "a reason of 1 to 200 characters"));
    shapes.put("fileName", new Shape("文件名，1 至 200 字", "a file's name of 1 to 200 characters"));
    shapes.put("size", new Shape("字节数，大于 0 的整数", "the number of bytes, above 0"));
    shapes.put("sha256", new Shape("文件的 SHA-256，64 位十六进制", "the file's SHA-256, 64 hex digits"));
    shapes.put(
        "contentType", new Shape("文件类型，如 application/pdf", "a content type like application/pdf"));
    shapes.put("amounts", new Shape("金额列表，1 至 5000 人", "a list of 1 to 5000 amounts"));
    shapes.put("person", new Shape("人员编号，由名单接口给出", "a person's key as the list gives it"));
    shapes.put(
        "yuan", new Shape("金额，0 至 1000000 元，最多两位小数", "yuan from 0 to 1000000, up to two decimals"));
    shapes.put("from", new Shape("从第几条开始，0 或更大的整数", "how many to skip, 0 or more"));
    shapes.put("rows", new Shape("名单的行，最多 20000 行", "the rows of the list, up to 20000"));
    shapes.put("sheet", new Shape("工作表名", "the sheet's name"));
    shapes.put("number", new Shape("行号，1 或更大的整数", "the row's number, 1 or more"));
    shapes.put("cells", new Shape("各格的文字，按列字母，如 {\"A\":\"…\"}", "texts by the column's letters"));
    shapes.put("write", FLAG);
    shapes.put("close", FLAG);
    shapes.put("paused", FLAG);
    shapes.put("source", new Shape("通知数据，一个 JSON", "the notice's data, one JSON document"));
    return Map.copyOf(shapes);
  }

  /** Whether it can be said what a field of this name must be. */
  static boolean knows(String field) {
    return SHAPES.containsKey(field);
  }

  /** The answer to a request that could not be read, or was read and is not right. */
  static Refusal.Answer answer(@Nullable Throwable cause) {
    List<String> fields = List.copyOf(new TreeSet<>(fields(cause)));
    Refusal.Answer plain = Refusal.WRONG_REQUEST.answer();
    if (fields.isEmpty()) {
      return new Refusal.Answer(
          plain.code(),
          "请求内容不是所要的 JSON，请检查括号、引号和逗号后重试。",
          "The request is not the JSON that is asked for; check brackets, quotes and commas.");
    }
    List<String> shown = fields.subList(0, Math.min(fields.size(), SHOWN));
    String more = fields.size() > SHOWN ? "；共 " + fields.size() + " 处" : "";
    List<String> chinese = new ArrayList<>();
    List<String> english = new ArrayList<>();
    for (String field : shown) {
      String name = field.replaceAll(".*\\.", "").replaceAll("\\[.*", "");
      Shape shape = SHAPES.getOrDefault(name, TEXT);
      chinese.add(field + " 应为" + shape.chinese());
      english.add(field + " must be " + shape.english());
    }
    return new Refusal.Answer(
        plain.code(),
        "请求有误：" + String.join("；", chinese) + more + "。请改正后重试。",
        "Wrong request: " + String.join("; ", english) + ". Correct it and try again.");
  }

  private static List<String> fields(@Nullable Throwable cause) {
    List<String> fields = new ArrayList<>();
    for (Throwable at = cause; at != null && fields.isEmpty(); at = at.getCause()) {
      switch (at) {
        case ConstraintViolationException wrong ->
            wrong.getConstraintViolations().forEach(each -> fields.add(field(each)));
        case SerdeException unread -> {
          String field = field(unread);
          if (!field.isEmpty()) {
            fields.add(field);
          }
        }
        default -> {}
      }
    }
    String argument =
        switch (cause) {
          case UnsatisfiedArgumentException missing -> missing.getArgument().getName();
          case ConversionErrorException unread -> unread.getArgument().getName();
          case null, default -> "";
        };
    // A body has a name in our code only.
    return fields.isEmpty() && knows(argument) ? List.of(argument) : fields;
  }

  /** The path below the body: the method and its parameter are not part of a request. */
  private static String field(ConstraintViolation<?> violation) {
    List<String> steps = new ArrayList<>();
    String parameter = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      } else if (node.getKind() == ElementKind.PROPERTY) {
        steps.add(index(node) + node.getName());
      } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
        steps.add(index(node));
      }
    }
    return steps.isEmpty() ? parameter : joined(steps);
  }

  private static String index(Path.Node node) {
    return node.getIndex() == null ? "" : "[" + node.getIndex() + "].";
  }

  private static String joined(List<String> steps) {
    return String.join(".", steps).replace(".[", "[").replaceAll("\\.+$", "");
  }

  private static String field(SerdeException unread) {
    List<String> steps = new ArrayList<>();
    for (ReferencePath step : unread.getPath()) {
      switch (step) {
        case PropertyReferencePath property -> steps.add(property.property().getName());
        case CollectionItemReferencePath item -> steps.add("[" + item.index() + "]");
        case MapItemReferencePath item -> steps.add(item.mapArgument().getName());
        default -> {}
      }
    }
    Matcher missing = MISSING.matcher(String.valueOf(unread.getMessage()));
    String last =
        unread instanceof InvalidPropertyFormatException wrong
            ? wrong.getArgument().getName()
            : missing.find() ? missing.group(1) : "";
    if (!last.isEmpty() && (steps.isEmpty() || !steps.getLast().equals(last))) {
      steps.add(last);
    }
    return joined(steps);
  }
}
