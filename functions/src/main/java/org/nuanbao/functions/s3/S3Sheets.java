package org.nuanbao.functions.s3;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.SubmissionId;

/**
 * Renderings in the bucket of workings, below {@code sheets/<submission>/}: {@code index.json}, and
 * a page each in {@code 0.json} and so on. Rows hold names and whatever else is not masked, so each
 * object is compressed, then sealed to its own key, like a reading.
 */
@Singleton
public final class S3Sheets implements Sheets {
  /** How many pages are written at once. */
  private static final int AT_ONCE = 8;

  private final SealedJson workings;

  /** Uses an existing bucket. */
  public S3Sheets(@Named("workings") Bucket workings, FieldSealer sealer) {
    this.workings = new SealedJson(workings, sealer);
  }

  @Override
  public void save(SubmissionId id, SheetIndex index, List<SheetPage> pages) {
    pages.stream()
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE,
                page -> workings.put(key(id, Integer.toString(page.number())), SheetJson.of(page))))
        .forEach(written -> {});
    workings.put(key(id, "index"), SheetJson.of(index));
  }

  @Override
  public Optional<SheetIndex> index(SubmissionId id) {
    return workings.get(key(id, "index")).map(SheetJson::index);
  }

  @Override
  public Optional<SheetPage> page(SubmissionId id, int number) {
    return workings.get(key(id, Integer.toString(number))).map(SheetJson::page);
  }

  private static String key(SubmissionId id, String name) {
    return "sheets/" + id + "/" + name + ".json";
  }
}
