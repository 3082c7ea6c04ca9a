package org.nuanbao.workbook.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Question;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;

class PrintedLineTest {
  private static final AnswerType FREE = AnswerType.of(ValueType.TEXT);

  @Test
  void readsBackWhateverWasFilledIn() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (Form form : NoticesOnDisk.forms()) {
      if (form instanceof Single single) {
        List<List<Layout.Part>> lines = lines(single);
        assertThat(lines).isNotEmpty();
        for (int i = 0; i < 60; i++) {
          lines.forEach(line -> check(single, line, random, seed));
        }
      }
    }
  }

  private static List<List<Layout.Part>> lines(Single form) {
    List<List<Layout.Part>> lines = new ArrayList<>();
    for (Layout.Block block : form.layout().blocks()) {
      if (block.slot() instanceof Layout.Slot.Line(List<Layout.Part> parts)) {
        lines.add(parts);
      }
    }
    return lines;
  }

  private static void check(Single form, List<Layout.Part> parts, Random random, long seed) {
    Map<String, AnswerType> types = new HashMap<>();
    for (Question question : form.questions()) {
      types.put(question.key(), question.answer());
    }
    PrintedLine line = PrintedLine.of(parts, types);
    Map<String, Value> answers = new HashMap<>();
    for (String ref : line.refs()) {
      answers.put(ref, value(types.getOrDefault(ref, FREE), parts, random));
    }
    String text = line.filled(answers);
    PrintedLine.Said said = line.read(text);
    for (String ref : line.refs()) {
      Value given = answers.getOrDefault(ref, Value.Blank.IT);
      assertThat(said.values().get(ref))
          .as("seed %d: %s in %s", seed, ref, text)
          .isEqualTo(Typing.typed(types.getOrDefault(ref, FREE), given));
    }
    assertThat(said.doubtful()).as("seed %d: %s", seed, text).isFalse();
  }

  /** What is asked for, nothing, or a text made of the line's own print. */
  private static Value value(AnswerType type, List<Layout.Part> parts, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Value.Blank.IT;
      case 1 ->
          switch (type.kind()) {
            case DATE -> new Value.Day(LocalDate.EPOCH.plusDays(random.nextInt(20_000)));
            case AMOUNT_YUAN, AMOUNT_WAN, COUNT, INTEGER, DECIMAL, PERCENT, YEAR ->
                new Value.Numeric(BigDecimal.valueOf(random.nextInt(1_000_000), 2));
            case TEXT, CODE, CODES, YES_NO, TICK, MONTH, ID_NUMBER, USCC, BANK_CARD, PHONE ->
                new Value.Text("情况属实");
          };
      default -> new Value.Text(text(parts, random));
    };
  }

  private static String text(List<Layout.Part> parts, Random random) {
    StringBuilder text = new StringBuilder("甲");
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> "\n".repeat(1 + random.nextInt(2));
            case 1 -> "1999年1月6日";
            case 2 -> " 320 ";
            default -> parts.get(random.nextInt(parts.size())).printed();
          });
    }
    return text.append("乙").toString();
  }

  @Test
  void understandsWhatPeopleDoToThePrint() {
    PrintedLine line =
        PrintedLine.of(
            List.of(
                new Layout.Part.Gap("from", "       年    月    日"),
                new Layout.Part.Words("至"),
                new Layout.Part.Gap("to", "    月    日"),
                new Layout.Part.Words("每月领低保金"),
                new Layout.Part.Gap("monthly", "          "),
                new Layout.Part.Words("元，")),
            Map.of(
                "from",
                AnswerType.of(ValueType.DATE),
                "to",
                AnswerType.of(ValueType.DATE),
                "monthly",
                AnswerType.of(ValueType.AMOUNT_YUAN)));
    Map<String, Value> expected =
        Map.of(
            "from", new Value.Day(LocalDate.parse("1999-07-01")),
            "to", new Value.Day(LocalDate.parse("2000-06-30")),
            "monthly", new Value.Numeric(new BigDecimal("320")));
    for (String written :
        List.of(
            "1999年7月1日至2000年6月30日每月领低保金320元，",
            "  1999 年 7 月 1 日 至 2000 年 6 月 30 日 每月领低保金   320   元,",
            "1999-7-1至2000-06-30每月领低保金320元",
            "１９９９年７月１日至２０００年６月３０日每月领低保金３２０元，",
            "1999年7月1日至2000年6月30日\n每月领低保金 320")) {
      assertThat(line.read(written).values()).as(written).isEqualTo(expected);
      assertThat(line.read(written).doubtful()).isFalse();
    }
    assertThat(line.read(line.blank()).values().values()).allMatch(Value::isBlank);
    assertThat(line.read("去年起一直领").doubtful()).isTrue();
  }
}
