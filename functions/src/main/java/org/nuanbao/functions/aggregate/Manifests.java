package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.aggregate.Step.Job;
import org.nuanbao.rollup.Plan;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.Copies;

/**
 * The night run's files: {@code plan.json}, and for each level one list of parts, which the state
 * machine's distributed map hands out one by one.
 */
@Singleton
final class Manifests {
  /** Nodes one call adds up. */
  private static final int PART = 50;

  private final Copies copies;
  private final ObjectMapper json;

  Manifests(Copies copies, ObjectMapper json) {
    this.copies = copies;
    this.json = json;
  }

  @Serdeable
  record Part(List<String> nodes) {}

  @Serdeable
  record Mark(String unit, long version) {}

  @Serdeable
  record Written(List<List<String>> levels, List<Mark> dirty) {}

  static String level(Job job, int number) {
    return job.folder() + "level-" + number + ".json";
  }

  /** Levels first: once the plan is there, they are. */
  void save(Job job, Plan plan) {
    List<List<String>> levels = new ArrayList<>();
    for (List<UnitPath> nodes : plan.levels()) {
      List<String> paths = nodes.stream().map(UnitPath::value).toList();
      levels.add(paths);
      write(level(job, levels.size()), parts(paths));
    }
    List<Mark> dirty =
        plan.dirty().stream().map(d -> new Mark(d.unit().value(), d.version())).toList();
    write(job.folder() + "plan.json", new Written(levels, dirty));
  }

  /**
   * The plan as it was saved.
   *
   * @throws IllegalStateException if there is none
   */
  Plan load(Job job) {
    Written written =
        copies
            .read(job.folder() + "plan.json")
            .map(this::read)
            .orElseThrow(() -> new IllegalStateException("no plan in " + job.folder()));
    return new Plan(
        job.campaign(),
        new FormId(job.form()),
        job.period(),
        written.levels().stream().map(level -> level.stream().map(UnitPath::new).toList()).toList(),
        written.dirty().stream()
            .map(mark ->
                new RollUps.Dirty(
                    job.campaign(),
                    job.form(),
                    job.period(),
                    new UnitPath(mark.unit()),
                    mark.version()))
            .toList());
  }

  private static List<Part> parts(List<String> paths) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < paths.size(); i += PART) {
      parts.add(new Part(paths.subList(i, Math.min(i + PART, paths.size()))));
    }
    return parts;
  }

  private void write(String key, Object value) {
    try {
      copies.save(key, json.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Written read(byte[] stored) {
    try {
      return requireNonNull(json.readValue(stored, Written.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
