package org.nuanbao.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.local.cloud.DynamoRivalsIT.written;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Links and sessions over DynamoDB Local: their contract, rivals, and what keys show. */
class DynamoSignInIT extends SignInContract {
  private static final String REPORTS = "reports";
  private static final String ONE_TAKES = "delete LINK/LINK if attribute_exists(#pk)";
  private static final OneGuardLess GUARDS = new OneGuardLess();

  private static TablesInMemory server;
  private static DynamoDbClient client;
  private static DynamoTable reports;

  @BeforeAll
  static void start() throws IOException {
    server = new TablesInMemory();
    client =
        DynamoDbClient.builder()
            .endpointOverride(server.url())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(override -> override.addExecutionInterceptor(GUARDS))
            .build();
    client.createTable(Tables.reports(REPORTS));
    reports =
        new DynamoTable(DynamoDbEnhancedClient.builder().dynamoDbClient(client).build(), REPORTS);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
    assertThat(written())
        .as("conditions that the list of promises names")
        .containsAll(
            GUARDS.seen().stream()
                .filter(sent -> sent.contains(" if "))
                .collect(Collectors.toSet()));
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

    assertThat(client.scanPaginator(scan -> scan.tableName(REPORTS)).items())
        .isNotEmpty()
        .allSatisfy(item -> {
          assertThat(item.get("pk") + " " + item.get("sk")).doesNotContain("someone");
          assertThat(item).containsKey("gone");
        });
  }
}
