package org.nuanbao.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the ratios that were just measured with the table that is kept, and ends with 1 where
 * one is a third worse. What {@code bench/check} ends with.
 */
final class StepsBack {
  private static final double A_THIRD = 4.0 / 3;

  private StepsBack() {}

  /**
   * Compares.
   *
   * @param args the table kept, the table measured, and {@code --keep} where the second is to be
   *     kept in place of the first
   */
  public static void main(String[] args) throws IOException {
    Path table = Path.of(args[0]);
    List<Ratio> kept = Ratios.in(table);
    List<Ratio> measured = Ratios.in(Path.of(args[1]));
    boolean worse = false;
    for (Ratio now : measured) {
      Optional<Ratio> before = Ratios.same(now, kept);
      boolean isBack = before.filter(old -> now.ratio() > old.ratio() * A_THIRD).isPresent();
      worse |= isBack;
      System.out.printf(
          Locale.ROOT,
          "%-9s %-14s %-44s %-28s %8.3f  %s%n",
          isBack ? "WORSE" : before.isPresent() ? "ok" : "new",
          now.bench(),
          now.what(),
          now.peer(),
          now.ratio(),
          before.map(StepsBack::told).orElse("not in the table"));
    }
    if (measured.isEmpty()) {
      System.out.println("nothing was measured");
      worse = true;
    }
    if (args.length > 2 && args[2].equals("--keep")) {
      Ratios.keep(kept, measured, table);
    } else if (worse) {
      System.exit(1);
    }
  }

  private static String told(Ratio old) {
    return String.format(
        Locale.ROOT, "before %.3f (%s, %s)", old.ratio(), old.at().commit(), old.at().date());
  }
}
