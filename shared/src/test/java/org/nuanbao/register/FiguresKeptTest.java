package org.nuanbao.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.rollup.Tally;
import org.nuanbao.value.Ids;
import org.nuanbao.value.Money;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * What is accepted is added up and paid as it was meant: between sheet, total and register no
 * figure gets lost, however it was typed.
 */
class FiguresKeptTest {
  private static final long SEED = 20261129;

  /** Ways to write an amount that can only mean it. */
  private static final List<Function<BigDecimal, String>> CLEAR =
      List.of(
          BigDecimal::toPlainString,
          amount -> grouped(amount),
          amount -> grouped(amount) + "元",
          amount -> "￥" + amount.toPlainString(),
          amount -> "¥ " + grouped(amount),
          amount -> "人民币" + amount.toPlainString() + "元",
          amount -> amount.toPlainString() + " 元整",
          amount -> wide(amount.toPlainString()),
          amount -> "'" + amount.toPlainString(),
          amount -> "\u200b" + amount.toPlainString() + "\u00a0",
          amount -> "+" + amount.toPlainString());

  /** What is no amount, or might be several. */
  private static final List<Function<BigDecimal, String>> UNCLEAR =
      List.of(
          amount -> "约" + amount.toPlainString(),
          amount -> amount.toPlainString() + "-" + amount.add(BigDecimal.TEN).toPlainString(),
          amount -> amount.toPlainString() + "万元",
          amount -> amount.toPlainString() + "005",
          amount -> amount.toPlainString().replace(".", ","),
          amount -> amount.toPlainString() + "、" + amount.toPlainString(),
          amount -> "1,2" + amount.toPlainString(),
          amount -> "-" + amount.toPlainString(),
          amount -> "五百元",
          amount -> "见附件");

  @Test
  void whatIsAcceptedIsAddedUpAndPaidAsMeant() {
    System.out.println("FiguresKeptTest seed " + SEED);
    Random random = new Random(SEED);
    int accepted = 0;
    for (int i = 0; i < 60; i++) {
      accepted += roster(random, i) ? 1 : 0;
    }
    assertThat(accepted).isBetween(15, 45);
  }

  private static boolean roster(Random random, int number) {
    Roster form = printed();
    boolean clear = random.nextBoolean();
    List<Line> lines = new ArrayList<>();
    BigDecimal meant = BigDecimal.ZERO;
    int rows = random.nextInt(1, 20);
    int spoiled = random.nextInt(rows);
    for (int row = 0; row < rows; row++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextLong(10_001, 900_000), 2);
      meant = meant.add(amount);
      boolean plain = clear || row != spoiled;
      List<Function<BigDecimal, String>> ways = plain ? CLEAR : UNCLEAR;
      Value typed = new Value.Text(ways.get(random.nextInt(ways.size())).apply(amount));
      lines.add(line(row, random.nextInt(4) == 0 && plain ? number(amount) : typed));
    }
    Reading given =
        new Reading(form.id(), "v1", "表", null, Map.of(), new Body.Lines(lines, List.of()));
    byte[] file = Filler.fill(form, given, Mark.of(form));
    ReadOutcome.Read read =
        (ReadOutcome.Read) new WorkbookReader(List.of(form), ReadLimits.standard()).read(file);
    Facts inTime = Facts.NONE.on(LocalDate.of(2018, 1, 5));
    List<Finding> found = new ArrayList<>(read.findings());
    found.addAll(Checker.check(form, read.reading(), inTime).findings());
    boolean accepted = found.stream().noneMatch(it -> it.severity() == Severity.ERROR);
    assertThat(accepted)
        .as("roster %d of seed %d: %s %s", number, SEED, lines, found)
        .isEqualTo(clear);
    if (accepted) {
      assertThat(Tally.of(form, read.reading(), new MemoryKeys()).sums().get("paid"))
          .as("total of roster %d", number)
          .isEqualByComparingTo(meant);
      assertThat(paid(read.reading(), lines)).as("paid of %d", number).isEqualByComparingTo(meant);
    }
    return accepted;
  }

  private static BigDecimal paid(Reading reading, List<Line> lines) {
    World world = new World();
    world.converted("a", World.roster("one"), reading);
    return lines.stream()
        .map(line -> ((Value.Text) line.values().get(1)).text())
        .flatMap(
            id -> world.archives.disbursements(world.person(id), "winter-2018", "winter").stream())
        .map(Disbursement::amount)
        .map(Money::yuan)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Value number(BigDecimal amount) {
    return new Value.Numeric(amount);
  }

  private static Line line(int row, Value amount) {
    String id = Ids.of("110101", LocalDate.of(1960, 1, 1).plusDays(row), row);
    return new Line(
        row + 1,
        0,
        List.of(
            new Value.Text("李某"),
            new Value.Text(id),
            new Value.Text("6222021234567890128"),
            amount));
  }

  private static Roster printed() {
    Roster bare = (Roster) SampleCampaign.roster();
    List<Slot> heading = bare.columns().stream().<Slot>map(it -> new Slot.Label(it.key())).toList();
    List<Slot> body = bare.columns().stream().<Slot>map(it -> new Slot.Input(it.key())).toList();
    Layout layout =
        new Layout(
            List.of(12, 22, 24, 14),
            List.of(
                new Layout.Row(Layout.Kind.HEADING, heading, 1),
                new Layout.Row(Layout.Kind.BODY, body, 20)));
    List<Measure> measures = List.of(new Measure.Total("paid", "amount"));
    return new Roster(
        bare.head(), List.of(), bare.columns(), bare.disburses(), measures, layout, bare.rules());
  }

  private static String grouped(BigDecimal amount) {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(amount);
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c + 0xfee0)));
    return wide.toString();
  }
}
