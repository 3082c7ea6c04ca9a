package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.contract.RivalsContract;
import org.nuanbao.functions.dynamo.DynamoAmounts;
import org.nuanbao.functions.dynamo.DynamoOutbox;
import org.nuanbao.functions.dynamo.DynamoRollUps;
import org.nuanbao.functions.dynamo.DynamoSubjects;
import org.nuanbao.functions.dynamo.DynamoSubmissions;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.functions.dynamo.DynamoUnitLetters;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.UnitLetters;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs the stores over DynamoDB Local against rivals. Then it runs them again without each term of
 * a condition, and without each put of a transaction that has no condition, one at a time: a test
 * must notice. Nobody lists these: an interceptor sees what is sent.
 */
class DynamoRivalsIT extends RivalsContract {
  private static final OneGuardLess GUARDS = new OneGuardLess();
  private static final String REPORTS = "reports";

  private static final String NO_SECOND_RECEIPT =
      "put SUBMISSION/OUTBOX if attribute_not_exists(#pk)";

  private static final String STILL_OPEN = "put SUBMISSION/STATE %s if #state = :state";

  /** Left out alone, these are not missed, because each makes up for the other. */
  private static final Map<String, String> HELD_BY =
      Map.of(
          NO_SECOND_RECEIPT,
          STILL_OPEN.formatted("ACCEPTED"),
          STILL_OPEN.formatted("ACCEPTED"),
          NO_SECOND_RECEIPT,
          STILL_OPEN.formatted("SUPERSEDED"),
          NO_SECOND_RECEIPT);

  /**
   * What cannot differ: the moment of receiving is noted once, and a worker that finds a part older
   * finds it so again. These are asked together with the rest of the item.
   */
  private static final Set<String> CANNOT_DIFFER =
      Set.of(
          "put SUBMISSION/STATE ACCEPTED if #receivedAt = :receivedAt",
          "put SUBMISSION/STATE REJECTED if #receivedAt = :receivedAt",
          "put SUBMISSION/STATE SUPERSEDED if #receivedAt = :receivedAt",
          "put SUBMISSION/STATE VALIDATED if #receivedAt = :receivedAt",
          "put SUBMISSION/PART NEWER if attribute_not_exists(#pk)");

  private static final Pattern ROW = Pattern.compile("\\| `((?:put|set|look at|delete) [^`]*)` .*");

  private static GuardedTables tables;
  private static DynamoTable reports;

  @BeforeAll
  static void start() throws IOException {
    tables = new GuardedTables(GUARDS);
    reports = tables.made(Tables.reports(REPORTS));
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  @BeforeEach
  void leaveNothingOut() {
    GUARDS.leaveOut(Set.of());
  }

  @Test
  void whateverIsLeftOutIsMissed() {
    List<Method> scenarios =
        Arrays.stream(RivalsContract.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    Map<String, Set<String>> sentBy = new LinkedHashMap<>();
    Set<String> all = new TreeSet<>();
    for (Method scenario : scenarios) {
      GUARDS.seen().clear();
      assertThat(fails(scenario)).as(scenario.getName()).isFalse();
      sentBy.put(scenario.getName(), Set.copyOf(GUARDS.seen()));
      all.addAll(GUARDS.seen());
    }
    Set<String> notMissed = new TreeSet<>();
    for (String guard : all) {
      Optional<Method> missed =
          scenarios.stream()
              .filter(scenario -> sentBy.getOrDefault(scenario.getName(), Set.of()).contains(guard))
              .filter(scenario -> failsWithout(scenario, Set.of(guard)))
              .findFirst();
      System.out.println(guard + " | " + missed.map(Method::getName).orElse("not missed alone"));
      if (missed.isEmpty()) {
        notMissed.add(guard);
      }
    }
    Set<String> known = new TreeSet<>(CANNOT_DIFFER);
    known.addAll(HELD_BY.keySet());
    assertThat(notMissed).isEqualTo(known);
    HELD_BY.forEach((one, other) ->
        assertThat(scenarios)
            .as("%s and %s", one, other)
            .anyMatch(scenario -> failsWithout(scenario, Set.of(one, other))));
    assertThat(written()).containsAll(all);
  }

  /** The writes that the list of promises names. */
  static Set<String> written() {
    try (Stream<String> lines = Files.lines(Path.of("..", "docs", "invariants.md"))) {
      return lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> row.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean failsWithout(Method scenario, Set<String> guards) {
    GUARDS.leaveOut(guards);
    try {
      return fails(scenario);
    } finally {
      GUARDS.leaveOut(Set.of());
    }
  }

  private boolean fails(Method scenario) {
    try {
      scenario.setAccessible(true);
      scenario.invoke(this);
      return false;
    } catch (InvocationTargetException failed) {
      return true;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void before(Runnable rival) {
    GUARDS.before(rival);
  }

  @Override
  protected Submissions submissions() {
    return new DynamoSubmissions(reports);
  }

  @Override
  protected Subjects subjects() {
    return new DynamoSubjects(reports);
  }

  @Override
  protected Outbox outbox() {
    return new DynamoOutbox(reports);
  }

  @Override
  protected UnitLetters letters() {
    return new DynamoUnitLetters(reports);
  }

  @Override
  protected RollUps rollUps() {
    return new DynamoRollUps(reports, new MemoryKeySets());
  }

  @Override
  protected Amounts amounts() {
    return new DynamoAmounts(reports);
  }

  @Override
  protected Map<String, String> items(String pk) {
    Map<String, String> items = new TreeMap<>();
    tables
        .client()
        .queryPaginator(query ->
            query
                .tableName(REPORTS)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))))
        .items()
        .forEach(item -> items.put(sk(item), new TreeMap<>(item).toString()));
    return items;
  }

  private static String sk(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("sk")).s();
  }
}
