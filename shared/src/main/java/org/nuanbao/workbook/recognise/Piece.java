package org.nuanbao.workbook.recognise;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;

/** A part of a printed line, able to tell how well a text fits it. */
sealed interface Piece {
  /** The text does not fit at all. */
  int NEVER = 1_000_000;

  /** Words are missing that the line is recognised by. */
  int WORDS_MISSING = 100;

  /** The text is not the date or number that is asked for. */
  int MISFIT = 60;

  /** The longest text that is compared letter by letter; no print, date or number is longer. */
  int LONG = 400;

  String printed();

  /** The cost of a text: 0 if it is as printed or as asked, higher the worse it fits. */
  int cost(String text);

  /** Printed words, which stay as long as nobody types over them. */
  record Words(String printed, String plain) implements Piece {
    private static final String SIGNS = ":,.;、";

    static Words of(String printed) {
      return new Words(printed, LabelText.of(printed));
    }

    /** The words without the colon or full stop that people leave out. */
    String bare() {
      int end = plain.length();
      while (end > 0 && SIGNS.indexOf(plain.charAt(end - 1)) >= 0) {
        end--;
      }
      return plain.substring(0, end);
    }

    @Override
    public int cost(String text) {
      if (text.length() > LONG) {
        return NEVER;
      }
      String said = LabelText.of(text);
      if (said.isEmpty()) {
        return bare().isEmpty() ? 5 : WORDS_MISSING;
      }
      return said.equals(plain) ? 0 : said.equals(bare()) ? 1 : NEVER;
    }
  }

  /** White space between two gaps. */
  record Space(String printed) implements Piece {
    @Override
    public int cost(String text) {
      return !text.isBlank() ? NEVER : text.isEmpty() ? 1 : 0;
    }
  }

  /** A place for a seal or signature; whatever is written there means nothing. */
  record Stamp(String printed) implements Piece {
    @Override
    public int cost(String text) {
      if (text.length() > LONG) {
        return 20;
      }
      String said = LabelText.of(text);
      String plain = LabelText.of(printed);
      if (said.equals(plain)) {
        return 0;
      }
      return said.isEmpty() || said.equals(plain.replaceAll("[()]", "")) ? 1 : 20;
    }
  }

  /** Printed answers, some of which may be ticked. */
  record Choice(String ref, String printed, AnswerType asked) implements Piece {
    Value value(String text) {
      return TickedOptions.value(asked, text);
    }

    String written(Value value) {
      return TickedOptions.ticked(printed, asked.codes(), Typing.answers(value));
    }

    @Override
    public int cost(String text) {
      if (text.length() > LONG) {
        return NEVER;
      }
      String said = LabelText.of(TickedOptions.unticked(text));
      return said.equals(LabelText.of(printed)) ? 0 : said.isEmpty() ? 3 : WORDS_MISSING / 2;
    }
  }

  /** A place for an answer. */
  record Gap(String ref, String printed, AnswerType asked) implements Piece {
    private static final Pattern SOME_DIGITS = Pattern.compile("[0-9]*年?[0-9]*月[0-9]*日");
    private static final Pattern SIGN_BEFORE = Pattern.compile("^\\s*[:：]");

    /** What is left of the underline that was printed to write on. */
    private static final Pattern UNDERLINES = Pattern.compile("^[_\\s]+|[_\\s]+$");

    private static final Pattern LEFT_OVER = Pattern.compile("\\s+年\\s*月\\s*日\\s*$");

    private ValueType type() {
      return asked.kind();
    }

    Value value(String text) {
      String said = LabelText.of(text);
      if (said.isEmpty() || said.equals(LabelText.of(printed))) {
        return Value.Blank.IT;
      }
      String bare = printed.contains("_") ? UNDERLINES.matcher(text).replaceAll("") : text;
      String own = type() == ValueType.DATE ? LEFT_OVER.matcher(bare).replaceFirst("") : bare;
      boolean strict = type() == ValueType.DATE || isNumber();
      return Typing.typed(
          asked, new Value.Text(strict ? SIGN_BEFORE.matcher(own).replaceFirst("") : own));
    }

    /** Whether the value is not the date or number that is asked for. */
    boolean misfits(Value value) {
      return value instanceof Value.Text && (type() == ValueType.DATE || isNumber());
    }

    private boolean isNumber() {
      return type().isNumber();
    }

    @Override
    public int cost(String text) {
      if (text.length() > LONG && !text.isBlank()) {
        return type() == ValueType.DATE || isNumber() ? MISFIT : 2;
      }
      Value value = value(text);
      if (value.isBlank()) {
        return LabelText.of(text).isEmpty() && !LabelText.of(printed).isEmpty() ? 3 : 0;
      }
      if (misfits(value)) {
        boolean begun =
            type() == ValueType.DATE && SOME_DIGITS.matcher(Plain.compact(text)).matches();
        return begun ? 1 : MISFIT;
      }
      return type() == ValueType.DATE || isNumber() ? 0 : 2;
    }

    /** The text that is written into the gap for a value. */
    static String written(Value value, @Nullable String blank) {
      return switch (value) {
        case Value.Blank _ -> blank == null ? "" : blank;
        case Value.Numeric numeric -> numeric.number().toPlainString();
        case Value.Text(String text) -> Plain.trimmed(text);
        case Value.Day(LocalDate day) ->
            "%04d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        case Value.Broken(String shown) -> shown;
      };
    }
  }
}
