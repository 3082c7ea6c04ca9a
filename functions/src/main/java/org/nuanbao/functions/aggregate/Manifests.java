package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.aggregate.Step.Job;
import org.nuanbao.functions.aggregate.Step.Part;
import org.nuanbao.rollup.Plan;
import org.nuanbao.rollup.Plan.Work;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.Copies;

/**
 * The night run's files: {@code plan.json}, and for each level one list of parts, which the state
 * machine's distributed map hands out one by one. An execution has one plan, however often and by
 * however many callers it is planned: whoever comes second finds the first one's plan.
 */
@Singleton
final class Manifests {
  /** How many nodes one call adds up. */
  private static final int PART = 50;

  private final Copies copies;
  private final ObjectMapper json;

  Manifests(Copies copies, ObjectMapper json) {
    this.copies = copies;
    this.json = json;
  }

  /** A dirty mark as the plan read it. */
  @Serdeable
  record Mark(String period, UnitPath unit, long version) {}

  /**
   * A plan as it is stored.
   *
   * @param levels the keys of the levels' manifests, the deepest first
   */
  @Serdeable
  record Written(long number, List<String> levels, List<Mark> dirty) {
    List<RollUps.Dirty> dirty(Job job) {
      return dirty.stream()
          .map(mark ->
              new RollUps.Dirty(
                  job.campaign(), job.form().value(), mark.period(), mark.unit(), mark.version()))
          .toList();
    }
  }

  /**
   * Saves the levels first, under names that contain the plan's number, so that a stored plan
   * always has its levels. Returns the plan that is stored, which may be an earlier one.
   */
  Written save(Job job, Plan plan) {
    List<String> levels = new ArrayList<>();
    for (List<Work> nodes : plan.levels()) {
      String key = job.folder() + "level-" + (levels.size() + 1) + "~" + plan.run() + ".json";
      copies.save(key, bytes(parts(plan.run(), nodes)));
      levels.add(key);
    }
    List<Mark> dirty =
        plan.dirty().stream().map(d -> new Mark(d.period(), d.unit(), d.version())).toList();
    copies.saveNew(key(job), bytes(new Written(plan.run(), levels, dirty)));
    return load(job);
  }

  Optional<Written> find(Job job) {
    return copies.read(key(job)).map(stored -> read(stored, Written.class));
  }

  /**
   * The plan that was saved.
   *
   * @throws IllegalStateException if there is none
   */
  Written load(Job job) {
    return find(job).orElseThrow(() -> new IllegalStateException("no plan in " + job.folder()));
  }

  /** All parts of a level's manifest. */
  List<Part> level(Job job, int number) {
    String key = load(job).levels().get(number - 1);
    byte[] stored =
        copies.read(key).orElseThrow(() -> new IllegalStateException("no manifest " + key));
    return List.of(read(stored, Part[].class));
  }

  private static List<Part> parts(long number, List<Work> level) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < level.size(); i += PART) {
      parts.add(new Part(number, level.subList(i, Math.min(i + PART, level.size()))));
    }
    return parts;
  }

  private static String key(Job job) {
    return job.folder() + "plan.json";
  }

  private byte[] bytes(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(byte[] stored, Class<T> type) {
    try {
      return requireNonNull(json.readValue(stored, type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
