package org.nuanbao.formdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nuanbao.data.CanonicalJson;
import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Head;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.Layout;
import org.nuanbao.form.NamedForm;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Voucher;

/**
 * Makes a form from its data. The shape is described in {@code notices/form.schema.json}; what a
 * schema cannot say (refs that exist, a layout that prints everything once) is checked here.
 */
public final class FormReader {
  private final DataObject data;
  private final RuleReader kinds;
  private final Head head;
  private final List<Field> fields;

  private FormReader(JsonNode tree, String file, RuleReader kinds) {
    this.data = DataObject.of(tree, file);
    this.kinds = kinds;
    this.head =
        new Head(
            new FormId(data.text("form")),
            CanonicalJson.version(tree),
            data.text("marker"),
            data.text("title"),
            data.textOrNull("title_hans"),
            data.word("script", Script.class),
            data.dateOrNull("as_of"),
            data.objectsOrNone("misprints").stream().map(FormParts::misprint).toList());
    this.fields = data.objects("fields").stream().map(FormParts::field).toList();
  }

  /**
   * Reads one form.
   *
   * @param file names the data in messages
   * @param kinds of rules
   * @throws DataFault if the data is not a form
   */
  public static Form read(JsonNode tree, String file, RuleReader kinds) {
    return read(
        tree,
        file,
        kinds,
        fault -> {
          throw fault;
        });
  }

  /**
   * Reads one form, and continues after a rule that is wrong.
   *
   * @param ofRules is told what is wrong with rules; these rules are left out
   * @throws DataFault if the form itself is wrong
   */
  public static Form read(
      JsonNode tree, String file, RuleReader kinds, Consumer<DataFault> ofRules) {
    FormReader reader = new FormReader(tree, file, kinds);
    String kind = reader.data.text("kind");
    Function<List<Rule>, Form> made =
        kind.equals("parts")
            ? reader.parts()
            : reader.frame(LayoutReader.read(reader.data.object("layout"))).read(kind);
    Form bare = made.apply(List.of());
    RuleNames names = RuleNames.of(bare);
    LayoutReader.check(reader.data, bare, names);
    Form form = made.apply(reader.rules(names, ofRules));
    reader.data.done();
    return form;
  }

  private Frame frame(Layout layout) {
    return new Frame(data, head, fields, layout);
  }

  private Function<List<Rule>, Form> parts() {
    List<FormOfParts.Part> parts = data.objects("parts").stream().map(this::part).toList();
    data.distinct("parts", parts.stream().map(FormOfParts.Part::key).toList());
    oneThatPays(parts);
    List<FormOfParts.Sheet> sheets =
        data.has("sheets")
            ? data.objects("sheets").stream().map(FormReader::sheet).toList()
            : List.of(
                new FormOfParts.Sheet(head.title(), LayoutReader.read(data.object("layout"))));
    return rules -> new FormOfParts(head, fields, parts, sheets, rules);
  }

  /** Payments are registered by form and row, so two lists of one form would be mixed up. */
  private void oneThatPays(List<FormOfParts.Part> parts) {
    List<String> paying =
        parts.stream()
            .filter(it -> it.form().paying().isPresent())
            .map(FormOfParts.Part::key)
            .toList();
    if (paying.size() > 1) {
      throw data.fault(
          "parts",
          "最多一个部分可以有 disburses，现有：" + String.join("、", paying) + "；请把发钱的名单分成不同的表",
          "at most one part has disburses, these have: "
              + String.join(", ", paying)
              + "; make each list that pays a form of its own");
    }
  }

  private FormOfParts.Part part(DataObject one) {
    String key = one.text("key");
    String label = one.text("label");
    Frame frame = new Frame(one, head, List.of(), new Layout(List.of(), List.of()));
    Form form = frame.read(one.text("kind")).apply(List.of());
    if (form instanceof Voucher) {
      throw one.fault(
          "kind",
          "凭证不能是一个部分，请改为 card 或单独成表",
          "a voucher is no part: make it a card or a form of its own");
    }
    one.done();
    return new FormOfParts.Part(key, label, form);
  }

  private static FormOfParts.Sheet sheet(DataObject one) {
    FormOfParts.Sheet sheet =
        new FormOfParts.Sheet(one.text("name"), LayoutReader.read(one.object("layout")));
    one.done();
    return sheet;
  }

  /** Whether the data only names a form, {@code kind: unknown}. */
  public static boolean isOnlyNamed(JsonNode tree) {
    return tree.path("kind").asText().equals("unknown");
  }

  /**
   * Reads a form that its notice names without showing it.
   *
   * @throws DataFault if the data says more or less than that
   */
  public static NamedForm named(JsonNode tree, String file) {
    DataObject data = DataObject.of(tree, file);
    if (!data.text("kind").equals("unknown") || !data.text("layout").equals("none")) {
      throw data.fault(
          "layout", "kind: unknown 的表应写 layout: none", "a form of unknown kind has “layout: none”");
    }
    NamedForm form =
        new NamedForm(new FormId(data.text("form")), data.text("marker"), data.text("title"));
    data.done();
    return form;
  }

  private List<Rule> rules(RuleNames names, Consumer<DataFault> faults) {
    data.distinct("fields", fields.stream().map(Field::ref).toList());
    List<Rule> read = new ArrayList<>();
    String last = "";
    for (DataObject rule : data.objects("rules")) {
      try {
        last = id(rule, last);
        read.add(kinds.read(new RuleData(rule, names)));
        rule.done();
      } catch (DataFault fault) {
        faults.accept(fault);
      }
    }
    return List.copyOf(read);
  }

  private static String id(DataObject rule, String last) {
    String id = rule.text("id");
    if (id.compareTo(last) <= 0) {
      throw rule.fault(
          "id",
          id + " 排在 " + last + " 后面；规则按编号顺序写",
          id + " comes after " + last + "; rules stand in the order of ids");
    }
    return id;
  }

  /** Makes a rule from its data; this package does not know the kinds of rules. */
  @FunctionalInterface
  public interface RuleReader {
    /**
     * Makes one rule.
     *
     * @throws DataFault if the kind is unknown or its data wrong
     */
    Rule read(RuleData data);
  }
}
