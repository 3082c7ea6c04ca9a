package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Statistics;
import org.nuanbao.workbook.recognise.SheetTable.Match;

/**
 * Finds which of a reader's forms may be on a sheet. Comparing all print of a form takes long, so
 * the forms whose title is on the sheet go first: where one of them fits, no form without its title
 * can be the better one, nor one that it is mistaken for.
 */
public final class FormSearch {
  private final List<Known> forms;
  private final boolean all;

  private FormSearch(Collection<Form> forms, boolean all) {
    this.forms = forms.stream().map(Known::of).toList();
    this.all = all;
  }

  /** A search among these forms; made once and used for any number of sheets. */
  public static FormSearch among(Collection<Form> forms) {
    return new FormSearch(forms, false);
  }

  /** The same that compares each sheet with every form. Tests hold the other one to it. */
  public static FormSearch comparingAll(Collection<Form> forms) {
    return new FormSearch(forms, true);
  }

  /** The forms that are searched for. */
  public List<Form> forms() {
    return forms.stream().map(Known::form).toList();
  }

  /**
   * The forms that fit a sheet, in their order; of those, it is the best one.
   *
   * @param hint id of the form that the workbook's mark names
   */
  List<Match> plausible(List<KeptRow> rows, @Nullable String hint) {
    Set<String> labels = labels(rows);
    List<Match> titled = new ArrayList<>();
    List<Form> others = new ArrayList<>();
    for (Known known : forms) {
      if (known.isTitleOf(labels)) {
        titled.add(titled(known.form(), rows, isNamed(known.form(), hint)));
      } else {
        others.add(known.form());
      }
    }
    List<Match> fitting = new ArrayList<>(titled.stream().filter(Match::isPlausible).toList());
    if (fitting.isEmpty() || all) {
      for (Form form : others) {
        Match match = labelled(form, rows, false, isNamed(form, hint));
        if (match.isPlausible()) {
          fitting.add(match);
        }
      }
    }
    return fitting;
  }

  private static Set<String> labels(List<KeptRow> rows) {
    Set<String> labels = new LinkedHashSet<>();
    for (KeptRow row : rows) {
      for (int column = 0; column < row.width(); column++) {
        labels.add(row.label(column));
      }
    }
    return labels;
  }

  private static boolean isNamed(Form form, @Nullable String hint) {
    return form.id().value().equals(hint);
  }

  private static Match titled(Form form, List<KeptRow> rows, boolean hinted) {
    Match labelled = labelled(form, rows, true, hinted);
    // If the labels alone do not identify the form, all of its print is compared.
    return labelled.isPlausible() || form instanceof FormOfParts
        ? labelled
        : AlignedForm.of(form, rows).match(true, hinted);
  }

  private static Match labelled(Form form, List<KeptRow> rows, boolean titled, boolean hinted) {
    return switch (form) {
      case Roster roster -> {
        RosterHeading heading = RosterHeading.find(roster, rows);
        yield new Match(
            form, titled, heading.found(), heading.wanted(), heading.cells(rows), hinted);
      }
      case Statistics statistics -> {
        ItemRows items = ItemRows.find(statistics, rows);
        yield new Match(
            form, titled, items.found(), statistics.items().size(), items.cells(), hinted);
      }
      case Crosstab crosstab -> new CrosstabTable(crosstab, rows).match(titled, hinted);
      case Single single -> new SingleTable(single, rows).match(titled, hinted);
      case FormOfParts parted -> AlignedForm.of(parted, rows).match(titled, hinted);
    };
  }

  /** A form with its titles in the form in which labels are compared. */
  private record Known(Form form, List<String> titles) {
    static Known of(Form form) {
      return new Known(form, form.head().titles().stream().map(LabelText::of).toList());
    }

    boolean isTitleOf(Set<String> labels) {
      for (String label : labels) {
        for (String title : titles) {
          if (label.contains(title)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
