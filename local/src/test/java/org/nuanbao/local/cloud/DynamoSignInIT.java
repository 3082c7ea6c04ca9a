package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.contract.SignInContract;
import org.nuanbao.functions.dynamo.DynamoSignIn;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.signin.Sessions;
import org.nuanbao.signin.SignInLinks;
import org.nuanbao.signin.SignInLinks.Link;

/** Links and sessions over DynamoDB Local: their contract, rivals, and what keys show. */
class DynamoSignInIT extends SignInContract {
  private static final String REPORTS = "reports";
  private static final String ONE_TAKES = "delete LINK/LINK if attribute_exists(#pk)";
  private static final OneGuardLess GUARDS = new OneGuardLess();

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
    tables.demandNamed();
  }

  @BeforeEach
  void leaveNothingOut() {
    GUARDS.leaveOut(Set.of());
  }

  @Override
  protected SignInLinks links() {
    return new DynamoSignIn(reports);
  }

  @Override
  protected Sessions sessions() {
    return new DynamoSignIn(reports);
  }

  @Test
  void ofTwoWhoTakeALinkAtOnceOneGetsIt() {
    assertThat(takenByARivalThenMe()).isEmpty();
  }

  @Test
  void withoutItsConditionBothWouldGetIt() {
    GUARDS.leaveOut(Set.of(ONE_TAKES));

    assertThat(takenByARivalThenMe()).isPresent();
  }

  private Optional<Link> takenByARivalThenMe() {
    Link link = new Link(UUID.randomUUID().toString(), "a@b.test", Instant.EPOCH);
    links().keep(link);
    AtomicReference<@Nullable Link> rival = new AtomicReference<>();
    GUARDS.before(() -> rival.set(links().take(link.hash()).orElse(null)));

    Optional<Link> mine = links().take(link.hash());

    assertThat(rival.get()).isEqualTo(link);
    return mine;
  }

  @Test
  void noKeyNamesAnAddressAndEveryItemGoesByItself() {
    String address = "someone" + UUID.randomUUID() + "@union.test";
    links().mayAsk("address " + address, Instant.now(), 1);
    links()
        .tell(
            new SignInLinks.DoorMail("id", address, SignInLinks.DoorMail.Kind.LINK, Instant.now()));
    links().keep(new Link("hash", address, Instant.now()));
    sessions().endAll(address, Instant.now());

    assertThat(tables.client().scanPaginator(scan -> scan.tableName(REPORTS)).items())
        .isNotEmpty()
        .allSatisfy(item -> {
          assertThat(item.get("pk") + " " + item.get("sk")).doesNotContain("someone");
          assertThat(item).containsKey("gone");
        });
  }
}
