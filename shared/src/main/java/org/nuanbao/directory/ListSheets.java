package org.nuanbao.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.TextRow;
import org.nuanbao.value.Plain;

/**
 * The rows of a list by what they are. A sheet counts from the row that reads like a heading;
 * titles above it, blank rows, repeated headings and notes below the list are passed over, and a
 * sheet without a heading is none of ours.
 *
 * @param sheets how many sheets have a heading
 */
record ListSheets(List<ListRow> units, List<ListRow> contacts, int sheets) {
  /** A heading stands within so many rows with text. */
  private static final int SEARCHED = 30;

  private static final Pattern PEOPLE = Pattern.compile("联系人|账号|帐号|人员|用户");
  private static final Pattern NOTE = Pattern.compile("(注|说明|备注|填表|合计|总计|制表|审核人|共).*");

  static ListSheets of(List<TextRow> rows) {
    Map<String, List<TextRow>> bySheet = new LinkedHashMap<>();
    rows.forEach(row -> bySheet.computeIfAbsent(row.sheet(), any -> new ArrayList<>()).add(row));
    List<ListRow> units = new ArrayList<>();
    List<ListRow> contacts = new ArrayList<>();
    int sheets = 0;
    for (Map.Entry<String, List<TextRow>> sheet : bySheet.entrySet()) {
      List<TextRow> all = sheet.getValue();
      for (int i = 0; i < Math.min(all.size(), SEARCHED); i++) {
        Map<ListColumn, String> heading = heading(all.get(i));
        boolean people = arePeople(sheet.getKey(), heading);
        if (people || isHeading(heading)) {
          sheets++;
          List<ListRow> list = people ? contacts : units;
          all.subList(i + 1, all.size()).stream()
              .filter(row -> !isBeside(row, heading))
              .forEach(row -> list.add(new ListRow(row, heading)));
          break;
        }
      }
    }
    return new ListSheets(units, contacts, sheets);
  }

  private static Map<ListColumn, String> heading(TextRow row) {
    Map<ListColumn, String> heading = new EnumMap<>(ListColumn.class);
    row.cells()
        .forEach((letters, text) ->
            ListColumn.named(text).ifPresent(column -> put(heading, column, letters)));
    return heading;
  }

  /** Of two columns of addresses, the one behind the person's name is the person's. */
  private static void put(Map<ListColumn, String> heading, ListColumn column, String letters) {
    boolean persons =
        column == ListColumn.MAIL
            && heading.containsKey(ListColumn.MAIL)
            && heading.containsKey(ListColumn.PERSON);
    heading.putIfAbsent(persons ? ListColumn.PERSON_MAIL : column, letters);
  }

  private static boolean isHeading(Map<ListColumn, String> heading) {
    return heading.size() > 1 && heading.containsKey(ListColumn.NAME);
  }

  private static boolean arePeople(String sheet, Map<ListColumn, String> heading) {
    boolean mail =
        heading.containsKey(ListColumn.MAIL) || heading.containsKey(ListColumn.PERSON_MAIL);
    return mail
        && heading.containsKey(ListColumn.PERSON)
        && !heading.containsKey(ListColumn.ABOVE)
        && !heading.containsKey(ListColumn.TYPE)
        && (heading.containsKey(ListColumn.ROLE) || PEOPLE.matcher(sheet).find());
  }

  /** Whether the row is a repeated heading, blank, or a note. */
  private static boolean isBeside(TextRow row, Map<ListColumn, String> heading) {
    List<String> texts =
        heading.values().stream().map(row::text).filter(text -> !text.isBlank()).toList();
    @Nullable String only = row.cells().size() == 1 ? row.cells().values().iterator().next() : null;
    return texts.isEmpty()
        || texts.stream().allMatch(text -> ListColumn.named(text).isPresent())
        || (only != null && NOTE.matcher(Plain.folded(only)).matches());
  }
}
