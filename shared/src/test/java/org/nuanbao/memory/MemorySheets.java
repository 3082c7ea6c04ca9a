package org.nuanbao.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.SubmissionId;

/** Renderings in memory. */
public final class MemorySheets implements Sheets {
  private final Map<SubmissionId, SheetIndex> indexes = new HashMap<>();
  private final Map<SubmissionId, List<SheetPage>> pages = new HashMap<>();

  @Override
  public synchronized void save(SubmissionId id, SheetIndex index, List<SheetPage> all) {
    pages.put(id, List.copyOf(all));
    indexes.put(id, index);
  }

  @Override
  public synchronized Optional<SheetIndex> index(SubmissionId id) {
    return Optional.ofNullable(indexes.get(id));
  }

  @Override
  public synchronized Optional<SheetPage> page(SubmissionId id, int number) {
    return pages.getOrDefault(id, List.of()).stream()
        .filter(page -> page.number() == number)
        .findFirst();
  }
}
