package org.nuanbao.local.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.StoresApart;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks that tables and mailboxes hold what they must about an accepted roster, and nothing more.
 */
final class Kept {
  private final StateFolder state;
  private final StoresApart stores;
  private final Season season;

  Kept(StateFolder state, StoresApart stores, Season season) {
    this.state = state;
    this.stores = stores;
    this.season = season;
  }

  /**
   * Checks one roster.
   *
   * @param version the version of the unit's roster
   * @param doubles the rows whose persons are on another roster too
   */
  void demand(String unit, String submission, int version, JsonNode roster, List<Integer> doubles)
      throws IOException {
    register(unit, version, persons(roster));
    outcome(unit, submission, version);
    Set<PersonKey> shared = new HashSet<>();
    doubles.forEach(row -> shared.add(person(roster, row)));
    assertThat(stores.bean(Doubles.class).held(season.campaign()))
        .hasSize(shared.size())
        .allSatisfy(held ->
            assertThat(held.claims())
                .extracting(HeldDouble.Claim::version)
                .containsExactlyInAnyOrder(1L, (long) version))
        .extracting(HeldDouble::person)
        .containsExactlyInAnyOrderElementsOf(shared);
  }

  /**
   * Each person is there once as an archive and once as a disbursement, under the row of the sheet.
   */
  private void register(String unit, int version, Set<String> persons) {
    Map<String, List<String>> rows =
        stores
            .items("register")
            .filter(item -> text(item, "duty").equals(season.duty(unit)))
            .filter(item -> number(item, "version").equals(Integer.toString(version)))
            .collect(
                Collectors.groupingBy(
                    item -> text(item, "sk").replaceAll("#.*", ""),
                    Collectors.mapping(
                        item -> text(item, "pk") + " " + number(item, "row"),
                        Collectors.toList())));
    assertThat(rows.keySet()).containsExactlyInAnyOrder("ARCHIVE", "DISBURSEMENT");
    rows.forEach((kind, found) -> {
      assertThat(found).as(kind).hasSize(persons.size());
      assertThat(new HashSet<>(found)).as(kind).isEqualTo(persons);
    });
  }

  private Set<String> persons(JsonNode roster) {
    Set<String> persons = new HashSet<>();
    for (int row = 1; row <= roster.path("data").size(); row++) {
      persons.add("PERSON#" + person(roster, row).value() + " " + row);
    }
    return persons;
  }

  private PersonKey person(JsonNode roster, int row) {
    return stores.bean(Keys.class).person(roster.path("data").path(row - 1).path("id_no").asText());
  }

  private void outcome(String unit, String submission, int version) throws IOException {
    JsonNode told = season.submission(submission);
    assertThat(told.path("state").asText()).isEqualTo("accepted");
    assertThat(
            requireNonNull(
                    stores
                        .bean(Submissions.class)
                        .pointer(
                            stores
                                .bean(Submissions.class)
                                .find(new SubmissionId(submission))
                                .orElseThrow()
                                .duty())
                        .current())
                .version())
        .isEqualTo(version);
    List<String> outcomes = new ArrayList<>();
    List<String> receipts = new ArrayList<>();
    stores
        .items("reports")
        .filter(item -> text(item, "pk").equals("SUBMISSION#" + submission))
        .forEach(item -> {
          if (text(item, "sk").startsWith("AUDIT#")) {
            outcomes.add(text(item, "what"));
          } else if (text(item, "sk").equals("OUTBOX")) {
            receipts.add(text(item, "number"));
          }
        });
    assertThat(outcomes).filteredOn("ACCEPTED"::equals).hasSize(1);
    assertThat(outcomes).doesNotContain("REJECTED", "SUPERSEDED");
    assertThat(receipts).containsExactly(told.path("receipt").asText());
    mailed(unit, receipts.getFirst(), version);
  }

  /** A mail may come twice, but each outcome has one number. */
  private void mailed(String unit, String number, int outcomes) throws IOException {
    int imap = Endpoints.of(state).port("imap");
    Set<String> numbers = new HashSet<>();
    Waiting.until(() -> {
      numbers.addAll(ImapMailbox.numbers(imap, season.mail(unit)));
      return numbers.contains(number);
    });
    assertThat(numbers).contains(number).hasSize(outcomes);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : String.valueOf(value.s());
  }

  private static String number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : String.valueOf(value.n());
  }
}
