package org.nuanbao.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.campaign.Demand.OwedDocument;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.data.CanonicalJson;
import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.data.JsonTree;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.NamedForm;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.formdata.FormReader.RuleReader;

/**
 * Reads a notice: from its folder ({@code notice.yaml} and {@code forms/*.yaml}), or from the one
 * JSON document that the folder was published as. Both give the same notice with the same version.
 */
public final class NoticeReader {
  private static final String NOTICE = "notice.yaml";

  /** A key begins with a letter, so that no document is taken for a form. */
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** A reminder further off than this is a typing error. */
  private static final int MOST_DAYS = 60;

  private final RuleReader kinds;

  /** Makes a reader of notices whose forms have these kinds of rules. */
  public NoticeReader(RuleReader kinds) {
    this.kinds = kinds;
  }

  /**
   * Reads a notice's folder.
   *
   * @throws DataFault if the data is wrong, with file and key
   * @throws UncheckedIOException if a file cannot be read
   */
  public Notice ofFolder(Path folder) {
    return notice(document(folder));
  }

  /** The folder's data as one canonical JSON document, {@code {"forms":[…],"notice":{…}}}. */
  public String sourceOf(Path folder) {
    return CanonicalJson.of(document(folder));
  }

  /** Reads what {@link #sourceOf} wrote. */
  public Notice ofSource(String json) {
    try {
      return notice(JsonTree.of(json));
    } catch (JsonProcessingException broken) {
      throw new DataFault(
          "notice",
          "不是 JSON：" + broken.getOriginalMessage(),
          "is not JSON: " + broken.getOriginalMessage());
    }
  }

  /** The notice folders directly inside a folder, sorted by id. */
  public static List<Path> foldersIn(Path notices) {
    try (Stream<Path> folders = Files.list(notices)) {
      return folders.filter(NoticeReader::isFolder).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether this is a notice's folder. */
  public static boolean isFolder(Path folder) {
    return Files.isRegularFile(folder.resolve(NOTICE));
  }

  private static JsonNode document(Path folder) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode forms = document.putArray("forms");
    if (!Files.isDirectory(folder.resolve("forms"))) {
      throw new DataFault("forms", "通知里没有 forms 目录", "the notice has no folder forms");
    }
    try (Stream<Path> files = Files.list(folder.resolve("forms"))) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .forEach(file -> forms.add(yaml(file)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    document.set("notice", yaml(folder.resolve(NOTICE)));
    return document;
  }

  private static JsonNode yaml(Path file) {
    try {
      return Yaml.MAPPER.readTree(file.toFile());
    } catch (JsonProcessingException broken) {
      // The parser puts the position on separate lines; a fault is told in one line.
      String said = broken.getOriginalMessage().replaceAll("\\s+", " ").strip();
      throw new DataFault(file.getFileName().toString(), "不是正确的 YAML：" + said, said);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Notice notice(JsonNode document) {
    DataObject data = DataObject.of(document.path("notice"), NOTICE);
    String id = data.text("notice");
    List<Form> forms = new ArrayList<>();
    List<NamedForm> named = new ArrayList<>();
    Set<FormId> known = new HashSet<>();
    for (JsonNode form : document.path("forms")) {
      String name = "forms/" + form.path("form").asText("?") + ".yaml";
      if (FormReader.isOnlyNamed(form)) {
        named.add(FormReader.named(form, name));
        known.add(ofNotice(id, named.getLast().id(), name));
      } else {
        forms.add(FormReader.read(form, name, kinds));
        known.add(ofNotice(id, forms.getLast().id(), name));
      }
    }
    List<OwedForm> owed = data.objects("owed").stream().map(it -> owed(it, known)).toList();
    Notice notice =
        new Notice(
            id,
            CanonicalJson.version(document),
            data.text("issuer"),
            data.text("title"),
            data.textOrNull("title_hans"),
            List.copyOf(forms),
            List.copyOf(named),
            owed,
            data.objectsOrNone("documents").stream().map(it -> documentOwed(it, id)).toList(),
            data.objectsOrNone("facts").stream().map(it -> counterpart(it, forms)).toList(),
            reminders(data));
    data.done();
    return notice;
  }

  /** Days before the last day, and days after it; the last day itself is no day before. */
  private static List<Integer> reminders(DataObject data) {
    if (!data.has("reminders")) {
      return Notice.REMINDERS;
    }
    DataObject said = data.object("reminders");
    List<Integer> days = new ArrayList<>();
    said.integers("before").forEach(day -> days.add(-day));
    days.addAll(said.integers("after"));
    if (days.stream().distinct().count() < days.size()
        || days.stream().anyMatch(day -> Math.abs(day) > MOST_DAYS)) {
      throw said.fault(
          "before", "提醒的日子不能重复，也不能超过 " + MOST_DAYS + " 天", "days must differ and be near");
    }
    said.done();
    return List.copyOf(days);
  }

  private static FormId ofNotice(String notice, FormId form, String file) {
    if (!form.notice().equals(notice)) {
      throw new DataFault(
          file,
          "form：“" + form + "”不是 " + notice + " 的表",
          "form: “" + form + "” is no form of " + notice);
    }
    return form;
  }

  private static OwedForm owed(DataObject data, Set<FormId> known) {
    FormId form = new FormId(data.text("form"));
    if (!known.contains(form)) {
      throw data.fault(
          "form", "“" + form + "”在 forms/ 下没有文件", "“" + form + "” has no file below forms/");
    }
    OwedForm owed =
        new OwedForm(
            form,
            who(data),
            types(data),
            terms(data),
            data.flag("inclusive"),
            data.integerOr("copies", 0));
    data.done();
    return owed;
  }

  private static Counterpart counterpart(DataObject data, List<Form> forms) {
    FormId id = new FormId(data.text("form"));
    Form form =
        forms.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                data.fault(
                    "form", "“" + id + "”不是本通知的表", "“" + id + "” is no form of this notice"));
    Counterpart counterpart =
        new Counterpart(
            data.text("fact"),
            id,
            data.texts("refs"),
            data.word("within", Counterpart.Within.class));
    boolean known =
        counterpart.refs().stream()
            .allMatch(ref ->
                switch (form) {
                  case Roster roster -> roster.indexOf(ref) >= 0;
                  case Single single -> single.question(ref).isPresent();
                  case FigureForm _ -> false;
                  case FormOfParts parted -> parted.places().containsKey(ref);
                });
    if (!known) {
      throw data.fault(
          "refs", "写了 " + id + " 上没有的栏或问题", "names what is no column or question of " + id);
    }
    data.done();
    return counterpart;
  }

  private static OwedDocument documentOwed(DataObject data, String notice) {
    String key = data.text("key");
    if (!KEY.matcher(key).matches()) {
      throw data.fault("key", "应以字母开头，只用小写字母、数字和连字符", "a letter, then letters, digits and hyphens");
    }
    OwedDocument document =
        new OwedDocument(
            new FormId(notice + "-" + key),
            data.text("title"),
            who(data),
            types(data),
            data.date("due"),
            data.flag("inclusive"));
    data.done();
    return document;
  }

  private static Demand.Who who(DataObject data) {
    Demand.Who who = data.word("who", Demand.Who.class);
    if (who == Demand.Who.TYPED && !data.has("types")) {
      throw data.fault("who", "who: typed 要写明单位类型 types", "“typed” needs the types of units");
    }
    return who;
  }

  private static Set<String> types(DataObject data) {
    return Set.copyOf(data.textsOrNone("types"));
  }

  /** The terms: once by {@code due}, or on each of the days of {@code each}. */
  private static List<Demand.Term> terms(DataObject data) {
    return data.has("each")
        ? data.dates("each").stream().map(day -> new Demand.Term(day.toString(), day)).toList()
        : List.of(Demand.Term.once(data.date("due")));
  }

  /** Started only where a folder is read: whoever reads a published notice needs no YAML. */
  private static final class Yaml {
    static final ObjectMapper MAPPER =
        YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Yaml() {}
  }
}
