package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.draft.DraftBody.Item;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.form.Layout;
import org.nuanbao.form.ValueType;

/**
 * A form as a printed blank suggests it.
 *
 * @param number the attachment's number; null if none is printed
 * @param simplified the title in simplified script if the form is printed in traditional; else null
 * @param doubts about the form as a whole
 */
public record DraftedForm(
    @Nullable Integer number,
    String marker,
    String title,
    @Nullable String simplified,
    List<Field> fields,
    DraftBody body,
    List<Entry> rules,
    DraftLayout layout,
    List<Doubt> doubts) {
  /** The most cells that a note has. */
  private static final int NOTED = 2;

  /** Whether nothing was found that asks for an answer. */
  public boolean isEmpty() {
    return switch (body) {
      case DraftBody.Items items -> items.sections().isEmpty();
      case DraftBody.Rows rows -> rows.columns().isEmpty();
      case DraftBody.Crossed crossed -> crossed.rows().isEmpty() || crossed.columns().isEmpty();
      case DraftBody.Sheet sheet -> sheet.questions().isEmpty();
    };
  }

  /** The types of everything it asks, sorted; each column of a list counts once. */
  public List<ValueType> types() {
    Stream<ValueType> asked =
        switch (body) {
          case DraftBody.Items items ->
              items.sections().stream()
                  .flatMap(section -> section.items().stream())
                  .map(Item::type);
          case DraftBody.Rows rows -> rows.columns().stream().map(Answer::type);
          case DraftBody.Crossed crossed ->
              crossed.rows().stream().flatMap(_ -> crossed.columns().stream().map(Answer::type));
          case DraftBody.Sheet sheet ->
              Stream.concat(
                  sheet.questions().stream()
                      .flatMap(question ->
                          switch (question) {
                            case Answer answer -> Stream.of(answer);
                            case DraftBody.Group group -> group.parts().stream();
                          })
                      .map(Answer::type),
                  sheet.tables().stream()
                      .flatMap(table -> table.columns().stream())
                      .map(Answer::type));
        };
    return Stream.concat(asked, fields.stream().map(Field::type)).sorted().toList();
  }

  /** Whether filled-in rows of a list would be printed as notes. */
  public boolean printsEntries() {
    return layout.rows().stream()
        .anyMatch(row ->
            row.kind() == Layout.Kind.NOTE
                && row.tokens().stream().filter(it -> !it.isEmpty() && !it.startsWith("<")).count()
                    > NOTED);
  }

  /** The same form, with a voucher turned into a card: there is no roster that it could prove. */
  public DraftedForm withoutRoster() {
    if (!(body instanceof DraftBody.Sheet sheet) || !sheet.voucher()) {
      return this;
    }
    List<Doubt> more = new ArrayList<>(doubts);
    more.add(
        new Doubt(
            "像是凭证，但没有它所证明的名册，暂作卡片",
            "looks like a voucher, but there is no roster for it; drafted as a card"));
    return new DraftedForm(
        number,
        marker,
        title,
        simplified,
        fields,
        new DraftBody.Sheet(false, sheet.questions(), sheet.tables()),
        rules,
        layout,
        List.copyOf(more));
  }

  /** The form's kind, as form data spells it. */
  public String kind() {
    return switch (body) {
      case DraftBody.Items _ -> "statistics";
      case DraftBody.Rows _ -> "roster";
      case DraftBody.Crossed _ -> "crosstab";
      case DraftBody.Sheet sheet -> sheet.voucher() ? "voucher" : "card";
    };
  }

  /** A drafted field outside the table. */
  record Field(
      String key,
      String label,
      @Nullable String simplified,
      String printed,
      ValueType type,
      boolean seal,
      List<Doubt> doubts) {}
}
