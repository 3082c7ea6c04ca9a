package org.nuanbao.authoring.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.BareText;

/** Recognizes the printed texts of forms, in both scripts and both widths. */
final class PrintedText {
  private static final Pattern MARKER = Pattern.compile("附(?:件|表)[0-9一二三四五六七八九十]*[:：]?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");
  private static final Pattern LETTER = Pattern.compile("[（(]?([A-Z])[)）]?[.、．]?");
  private static final Pattern NOTE =
      Pattern.compile(
          "(?:备注|備註|注|註|说明|說明|填表说明|填表說明|填报说明|填報說明)[0-9]?[:：.．、].+"
              + "|[0-9]{1,2}[.．、].*|[※*].*|（[^）]*）|\\([^)]*\\)");
  private static final Pattern NOTES_TITLE =
      Pattern.compile("(?:.*(?:填表|填报|填報|填写|填寫))?(?:说明|說明)[:：]?");
  private static final Pattern DATE = Pattern.compile("[_ 　]*年[_ 　]*月[_ 　]*日");
  private static final Pattern FORMULA =
      Pattern.compile(
          "[（(]?\\s*([A-Z][0-9]?\\s*[=＝]\\s*[A-Z0-9]+(?:\\s*[+＋\\-－]\\s*[A-Z0-9]+)+)\\s*[)）]?");
  private static final Pattern UNIT = Pattern.compile("[（(]([^（()）]{1,5})[)）]$");
  private static final Pattern PART = Pattern.compile("^其中[:：，,、]?");
  private static final Pattern SEALED = Pattern.compile("[（(](?:盖章|蓋章|公章|签章|簽章)[)）]");

  private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern COLONS = Pattern.compile("[:：]+$");

  private PrintedText() {}

  /** The text on one line, trimmed, as it goes into the layout. */
  static String line(String text) {
    return BREAK.matcher(text.strip()).replaceAll("");
  }

  static boolean isMarker(String text) {
    return MARKER.matcher(BareText.squeezed(text)).matches();
  }

  static boolean isNote(String text) {
    return NOTE.matcher(BareText.squeezed(text)).matches() || isNotesTitle(text);
  }

  static boolean isNotesTitle(String text) {
    return NOTES_TITLE.matcher(BareText.squeezed(text)).matches();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(BareText.squeezed(text)).matches();
  }

  /** Whether a text is 年 月 日 with room for figures and nothing else. */
  static boolean isDate(String text) {
    return DATE.matcher(text.strip()).matches();
  }

  static boolean isSealed(String text) {
    return SEALED.matcher(text).find();
  }

  static String withoutSeal(String text) {
    return SEALED.matcher(text).replaceAll("");
  }

  /** The letter of an item, printed as {@code （A）}. */
  static Optional<String> letter(String text) {
    Matcher letter = LETTER.matcher(BareText.squeezed(text));
    return letter.matches() ? Optional.of(letter.group(1)) : Optional.empty();
  }

  /** The sum printed behind a label, in half width and without spaces: {@code A=B+C}. */
  static Optional<String> formula(String text) {
    Matcher formula = FORMULA.matcher(text);
    return formula.find()
        ? Optional.of(
            BareText.squeezed(formula.group(1))
                .replace('＝', '=')
                .replace('＋', '+')
                .replace('－', '-'))
        : Optional.empty();
  }

  static String withoutFormula(String text) {
    return FORMULA.matcher(text).replaceFirst("").strip();
  }

  /** The text in brackets at the label's end. */
  static Optional<String> unit(String label) {
    Matcher unit = UNIT.matcher(label);
    return unit.find() ? Optional.of(unit.group(1)) : Optional.empty();
  }

  static String withoutUnit(String label) {
    String bare = UNIT.matcher(label).replaceFirst("");
    return bare.isEmpty() ? label : bare;
  }

  static boolean isPart(String label) {
    return PART.matcher(label).find();
  }

  /** The label without 其中 and without its unit. */
  static String core(String label) {
    return PART.matcher(withoutUnit(label)).replaceFirst("");
  }

  static String withoutColon(String label) {
    return COLONS.matcher(label).replaceFirst("");
  }
}
