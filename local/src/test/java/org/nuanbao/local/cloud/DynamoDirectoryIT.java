package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.contract.DirectoryContract;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Contacts;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.dynamo.DynamoDirectory;
import org.nuanbao.functions.dynamo.Tables;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The directory over DynamoDB Local: its contract, its rivals, and what its items show. */
class DynamoDirectoryIT extends DirectoryContract {
  private static final String REPORTS = "reports";
  private static final OneGuardLess GUARDS = new OneGuardLess();

  private static GuardedTables tables;
  private static DynamoDirectory directory;

  private final UnitPath city = new UnitPath("/" + UUID.randomUUID() + "/");
  private final Directory.Entry entry = new Directory.Entry(Instant.EPOCH, "officer", "new 1");

  @BeforeAll
  static void start() throws IOException {
    tables = new GuardedTables(GUARDS);
    directory = new DynamoDirectory(tables.made(Tables.reports(REPORTS)));
  }

  @AfterAll
  static void stop() {
    tables.close();
    tables.demandNamed();
  }

  @BeforeEach
  void leaveNothingOut() {
    GUARDS.leaveOut(Set.of());
  }

  @Override
  protected Directory directory() {
    return directory;
  }

  @Override
  protected Contacts contacts() {
    return directory;
  }

  @Test
  void ofTwoWhoCommitAtOnceOneIsRefused() {
    GUARDS.before(() -> assertThat(directory.commit(listing("0", "rival"), entry)).isTrue());
    assertThat(directory.commit(listing("0", "mine"), entry)).isFalse();
    assertThat(names()).containsExactly("rival");

    String seen = directory.listing(city).version();
    GUARDS.before(() -> assertThat(directory.commit(listing(seen, "third"), entry)).isTrue());
    assertThat(directory.commit(listing(seen, "mine"), entry)).isFalse();

    assertThat(names()).containsExactly("third");
    assertThat(directory.history(city)).hasSize(2);
    assertThat(versions()).as("nothing is left of what was refused").hasSize(2);
  }

  @Test
  void ofTwoWhoCommitTheSameBothAreDone() {
    GUARDS.before(() -> assertThat(directory.commit(listing("0", "same"), entry)).isTrue());

    assertThat(directory.commit(listing("0", "same"), entry)).isTrue();

    assertThat(names()).containsExactly("same");
    assertThat(directory.history(city)).hasSize(1);
  }

  @Test
  void withoutItsConditionsTheTestsFail() {
    GUARDS.leaveOut(
        Set.of(
            "put DIRECTORIES/… if attribute_not_exists(#pk)",
            "put DIRECTORIES/… if #version = :version"));
    GUARDS.before(() -> directory.commit(listing("0", "rival"), entry));

    assertThat(directory.commit(listing("0", "mine"), entry)).as("the rival is lost").isTrue();
  }

  @Test
  void onlyThisVersionAndTheOneBeforeAreKeptAndNoKeyNamesAPerson() {
    for (int i = 0; i < 4; i++) {
      directory.commit(listing(directory.listing(city).version(), "name" + i), entry);
    }

    assertThat(versions()).hasSize(2);
    assertThat(keys()).isNotEmpty().noneMatch(key -> key.contains("someone"));
  }

  private Listing listing(String from, String name) {
    return new Listing(
        city,
        from,
        List.of(new ListedUnit(city, null, name, null, "city@union.test", null, false)),
        List.of(
            new Contact("someone@union.test", "某人", List.of(new Grant(city, Role.ADMINISTRATOR)))));
  }

  private List<String> names() {
    return directory.listing(city).units().stream().map(ListedUnit::name).toList();
  }

  private Set<String> versions() {
    return keys().stream()
        .filter(key -> key.startsWith("V#"))
        .map(key -> key.split("#", -1)[1])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> keys() {
    return tables
        .client()
        .queryPaginator(query ->
            query
                .tableName(REPORTS)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(
                    Map.of(":pk", AttributeValue.fromS("DIRECTORY#" + city))))
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(item.get("sk")).s())
        .toList();
  }
}
