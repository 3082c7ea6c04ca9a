package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.draft.DraftBody.Question;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.ValueType;

/** Collects the questions of a card or voucher as they are found. */
final class Questions {
  private static final Pattern SAID = Pattern.compile("(?:意见|签字|签名|盖章)$");

  private final AnswerDrafts answers;
  private final DraftKeys keys = new DraftKeys();
  private final Map<String, Answer> singles = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();

  Questions(AnswerDrafts answers) {
    this.answers = answers;
  }

  DraftKeys keys() {
    return keys;
  }

  /** All questions, in the order they were found. */
  List<Question> all() {
    List<Question> all = new ArrayList<>();
    for (String label : order) {
      Group group = groups.get(label);
      Answer single = singles.get(label);
      if (group != null) {
        all.add(group.drafted());
      } else if (single != null) {
        all.add(single);
      }
    }
    return List.copyOf(all);
  }

  /** Adds a question with one answer; returns its key. */
  String single(String printed, @Nullable ValueType type) {
    Answer answer = answers.of(printed, keys, "question");
    if (type != null && answer.type() != type) {
      answer = answer.asking(type, List.of(), List.of());
    }
    String label = printed;
    while (singles.containsKey(label) || groups.containsKey(label)) {
      label = label + " ";
    }
    singles.put(label, answer);
    order.add(label);
    return answer.key();
  }

  /** Adds a question with boxes to tick, printed as □是 □否; returns its key. */
  String ticks(@Nullable String label, String printed) {
    List<String> codes =
        Arrays.stream(printed.split("□", -1))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList();
    Answer answer = answers.of(label == null ? "选项" : label, keys, "question");
    ValueType type = codes.equals(List.of("是", "否")) ? ValueType.YES_NO : ValueType.CODE;
    Doubt ticked = new Doubt("印的是打勾的方框，改为填写选项", "boxes to tick, now to be written");
    singles.put(answer.key() + " ", answer.asking(type, codes, List.of(ticked)));
    order.add(answer.key() + " ");
    return answer.key();
  }

  /** The group under a printed label; a new one if there is none yet. */
  Group group(String printed) {
    String label = BareText.squeezed(printed);
    return groups.computeIfAbsent(
        label,
        any -> {
          order.add(label);
          return new Group(keys.take(answers.usual(label), "group"), label);
        });
  }

  /** The key of what was found under a label. */
  Optional<String> keyOf(String label) {
    Group group = groups.get(label);
    Answer single = singles.get(label);
    return group == null ? Optional.ofNullable(single).map(Answer::key) : Optional.of(group.key);
  }

  /** Adds a part to the label's group, or a single question if there is no label. */
  String part(@Nullable String label, String printed, ValueType type) {
    if (label == null) {
      return single(printed, type);
    }
    String usual = answers.usual(printed);
    return group(label).part(usual == null ? "part" : usual, printed, type);
  }

  /** Adds the date beside a label; with {@code end}, the second date of a span. */
  String dateOf(String label, boolean end) {
    if (!end && !groups.containsKey(label) && !label.endsWith("情况")) {
      return single(label, ValueType.DATE);
    }
    String base = label.endsWith("情况") ? label.substring(0, label.length() - 2) : label;
    return end
        ? group(label).part("to", base + "的截止日期", ValueType.DATE)
        : group(label).part("from", base + "的起始日期", ValueType.DATE);
  }

  /** Several answers under one label. */
  static final class Group {
    private final String key;
    private final String label;
    private final DraftKeys parts = new DraftKeys();
    private final List<Answer> drafted = new ArrayList<>();
    private @Nullable String stamp;
    private @Nullable String date;

    private Group(String key, String label) {
      this.key = key;
      this.label = label;
    }

    String label() {
      return label;
    }

    /** Notes what stamps the group, a seal or a signature; returns the place for it. */
    String stamped(String by) {
      stamp = by;
      return key + "." + by;
    }

    /** Adds a part. A label that begins with a bracket is put behind the group's label. */
    String part(String usual, @Nullable String printed, ValueType type) {
      String said = printed == null ? label : printed;
      String part = parts.take(usual, "part");
      drafted.add(Answer.of(part, said.startsWith("（") ? label + said : said, type));
      return key + "." + part;
    }

    /** Adds the day of the group's seal or signature. */
    String date() {
      if (date != null) {
        return part("date", label + "的日期", ValueType.DATE);
      }
      date = part("date", label + act() + "的日期", ValueType.DATE);
      return date;
    }

    private String act() {
      if (SAID.matcher(label).find() || stamp == null) {
        return "";
      }
      return stamp.equals("seal") ? "盖章" : "签字";
    }

    private DraftBody.Group drafted() {
      List<Doubt> doubts = new ArrayList<>();
      if (key.startsWith("group")) {
        doubts.add(Doubt.UNNAMED);
      }
      if (drafted.isEmpty()) {
        parts.take("text", "part");
        drafted.add(Answer.of("text", label, ValueType.TEXT));
      }
      return new DraftBody.Group(key, label, stamp, List.copyOf(drafted), List.copyOf(doubts));
    }
  }
}
