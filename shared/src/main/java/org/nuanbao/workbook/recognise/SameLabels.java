package org.nuanbao.workbook.recognise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Labels that ask for the same in other words, such as 身份证号 and 身份证号码. They count only if the
 * form's own words are not on the sheet. {@code same-labels.txt} lists them, with sources.
 */
final class SameLabels {
  private static final List<Set<String>> GROUPS = read();

  private SameLabels() {}

  /** The other words for a label, in the form in which labels are compared. */
  static Set<String> of(String label) {
    Set<String> same = new LinkedHashSet<>();
    GROUPS.stream().filter(group -> group.contains(label)).forEach(same::addAll);
    same.remove(label);
    return same;
  }

  private static List<Set<String>> read() {
    try (InputStream in = SameLabels.class.getResourceAsStream("same-labels.txt")) {
      if (in == null) {
        throw new IllegalStateException("same-labels.txt is part of this package");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Set.copyOf(Stream.of(line.split(" ", -1)).map(LabelText::of).toList()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
