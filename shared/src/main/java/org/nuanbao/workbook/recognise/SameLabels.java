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
 * Labels that ask for the same in other words, 身份证号 and 身份证号码. They count only where the form's own
 * word is not on the sheet; which there are stands in {@code same-labels.txt}, with sources.
 */
final class SameLabels {
  private static final List<Set<String>> GROUPS = read();

  private SameLabels() {}

  /** Other words for a label, as labels are compared. */
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
