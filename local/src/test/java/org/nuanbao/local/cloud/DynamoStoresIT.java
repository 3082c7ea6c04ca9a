package org.nuanbao.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.contract.AmountsContract;
import org.nuanbao.contract.ArchivesContract;
import org.nuanbao.contract.CampaignsContract;
import org.nuanbao.contract.ClaimsContract;
import org.nuanbao.contract.DisclosuresContract;
import org.nuanbao.contract.DoublesContract;
import org.nuanbao.contract.ExtensionsContract;
import org.nuanbao.contract.FactIndexContract;
import org.nuanbao.contract.FiguresContract;
import org.nuanbao.contract.MailboxContract;
import org.nuanbao.contract.OutboxContract;
import org.nuanbao.contract.PublishingContract;
import org.nuanbao.contract.RollUpsContract;
import org.nuanbao.contract.SubjectsContract;
import org.nuanbao.contract.SubmissionsContract;
import org.nuanbao.contract.SweepsContract;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.dynamo.DynamoAmounts;
import org.nuanbao.functions.dynamo.DynamoArchives;
import org.nuanbao.functions.dynamo.DynamoCampaigns;
import org.nuanbao.functions.dynamo.DynamoClaims;
import org.nuanbao.functions.dynamo.DynamoDisclosures;
import org.nuanbao.functions.dynamo.DynamoDoubles;
import org.nuanbao.functions.dynamo.DynamoExtensions;
import org.nuanbao.functions.dynamo.DynamoFactIndex;
import org.nuanbao.functions.dynamo.DynamoFigures;
import org.nuanbao.functions.dynamo.DynamoMailbox;
import org.nuanbao.functions.dynamo.DynamoOutbox;
import org.nuanbao.functions.dynamo.DynamoRollUps;
import org.nuanbao.functions.dynamo.DynamoSubjects;
import org.nuanbao.functions.dynamo.DynamoSubmissions;
import org.nuanbao.functions.dynamo.DynamoSweeps;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.register.Claims;
import org.nuanbao.register.Doubles;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The stores over DynamoDB Local, which keep the same contracts as those in memory. */
class DynamoStoresIT {
  private static final String REPORTS = "reports";
  private static final String REGISTER = "register";

  private static final OneGuardLess SENT = new OneGuardLess();

  private static GuardedTables tables;
  private static DynamoTable reports;
  private static DynamoTable register;
  private static final KeySets KEY_SETS = new MemoryKeySets();

  @BeforeAll
  static void start() throws IOException {
    tables = new GuardedTables(SENT);
    reports = tables.made(Tables.reports(REPORTS));
    register = tables.made(Tables.register(REGISTER));
  }

  @AfterAll
  static void stop() {
    tables.close();
    assertThat(DynamoRivalsIT.written())
        .as("conditions that the list of promises names")
        .containsAll(
            SENT.seen().stream()
                .filter(sent -> sent.contains(" if ") && !sent.contains("CLAIM"))
                .toList());
  }

  @Test
  void takesTheRowsOfALargeRosterTwentyFiveInARequest() {
    DutyId duty =
        new DutyId(
            "c" + UUID.randomUUID(), new FormId("city-2017-2"), "once", new UnitPath("/city/a/"));
    List<PersonKey> persons =
        IntStream.rangeClosed(1, 5_000)
            .mapToObj(i -> new PersonKey("v1#" + "%064x".formatted(i)))
            .toList();
    List<Archive> archives =
        IntStream.range(0, persons.size())
            .mapToObj(i ->
                new Archive(
                    persons.get(i),
                    duty,
                    1,
                    i + 1,
                    new TreeMap<>(Map.of("name", "张三", "id_no", "1", "card_no", "2"))))
            .toList();
    List<Disbursement> disbursements =
        archives.stream()
            .map(a -> new Disbursement(a.person(), duty, 1, a.row(), "fund", "慰问金", null))
            .toList();
    Archives store = new DynamoArchives(register, new Turned());

    Requests.Count asked = Requests.of(() -> store.write(archives, disbursements));

    assertThat(asked.calls())
        .as("10,000 items, 25 at once being the most DynamoDB takes")
        .isEqualTo(Map.of("BatchWriteItem", 10_000 / 25));
    assertThat(asked.writeUnits()).as("one for each item").isEqualTo(10_000);
    assertThat(store.entries(duty, 1, persons.subList(0, 300))).hasSize(300);
  }

  @Test
  void nothingPersonalCanBeReadInTheRegister() {
    DutyId duty =
        new DutyId(
            "c" + UUID.randomUUID(), new FormId("city-2017-2"), "once", new UnitPath("/city/a/"));
    PersonKey person = new PersonKey("v1#" + "ab".repeat(32));

    new DynamoArchives(register, new Turned())
        .write(
            List.of(new Archive(person, duty, 1, 1, new TreeMap<>(Map.of("name", "欧阳明月")))),
            List.of());

    ScanRequest ofPerson =
        ScanRequest.builder()
            .tableName(REGISTER)
            .filterExpression("pk = :pk")
            .expressionAttributeValues(
                Map.of(":pk", AttributeValue.fromS("PERSON#" + person.value())))
            .build();
    assertThat(tables.client().scanPaginator(ofPerson).items()).isNotEmpty();
    assertThat(tables.client().scanPaginator(ofPerson).items())
        .allSatisfy(item ->
            assertThat(item.values())
                .noneMatch(value -> value.toString().contains("欧阳明月"))
                .noneMatch(value -> value.b() != null && text(value).contains("欧阳明月")));
  }

  private static String text(AttributeValue value) {
    return new String(value.b().asByteArray(), UTF_8);
  }

  /**
   * Stands in for the real sealer: gives another text, and the same again only for the same place.
   */
  private static final class Turned implements FieldSealer {
    @Override
    public byte[] seal(byte[] plain, String associated) {
      return turned(plain, associated);
    }

    @Override
    public byte[] open(byte[] sealed, String associated) {
      return turned(sealed, associated);
    }

    private static byte[] turned(byte[] bytes, String associated) {
      byte[] key = UUID.nameUUIDFromBytes(associated.getBytes(UTF_8)).toString().getBytes(UTF_8);
      byte[] turned = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        turned[i] = (byte) (bytes[i] ^ key[i % key.length]);
      }
      return turned;
    }
  }

  @Nested
  class OfSubmissions extends SubmissionsContract {
    @Override
    protected Submissions submissions() {
      return new DynamoSubmissions(reports);
    }
  }

  @Nested
  class OfPublishing extends PublishingContract {
    @Override
    protected Submissions submissions() {
      return new DynamoSubmissions(reports);
    }

    @Override
    protected Outbox outbox() {
      return new DynamoOutbox(reports);
    }

    @Override
    protected RollUps rollUps() {
      return new DynamoRollUps(reports, KEY_SETS);
    }
  }

  @Nested
  class OfSubjects extends SubjectsContract {
    @Override
    protected Subjects subjects() {
      return new DynamoSubjects(reports);
    }

    @Override
    protected Submissions submissions() {
      return new DynamoSubmissions(reports);
    }

    @Override
    protected Outbox outbox() {
      return new DynamoOutbox(reports);
    }

    @Override
    protected RollUps rollUps() {
      return new DynamoRollUps(reports, KEY_SETS);
    }
  }

  @Nested
  class OfFacts extends FactIndexContract {
    @Override
    protected FactIndex index() {
      return new DynamoFactIndex(reports);
    }
  }

  @Nested
  class OfMailbox extends MailboxContract {
    @Override
    protected Mailbox mailbox() {
      return new DynamoMailbox(reports);
    }
  }

  @Nested
  class OfDisclosures extends DisclosuresContract {
    @Override
    protected Disclosures disclosures() {
      return new DynamoDisclosures(reports);
    }
  }

  @Nested
  class OfOutbox extends OutboxContract {
    @Override
    protected Submissions submissions() {
      return new DynamoSubmissions(reports);
    }

    @Override
    protected Outbox outbox() {
      return new DynamoOutbox(reports);
    }
  }

  @Nested
  class OfClaims extends ClaimsContract {
    @Override
    protected Claims claims() {
      return new DynamoClaims(reports);
    }

    @Override
    protected Submissions submissions() {
      return new DynamoSubmissions(reports);
    }
  }

  @Nested
  class OfSweeps extends SweepsContract {
    @Override
    protected Sweeps sweeps() {
      return new DynamoSweeps(reports);
    }
  }

  @Nested
  class OfCampaigns extends CampaignsContract {
    @Override
    protected Campaigns campaigns() {
      return new DynamoCampaigns(reports, CampaignsContract::read);
    }

    @Override
    protected RollUps rollUps() {
      return new DynamoRollUps(reports, KEY_SETS);
    }
  }

  @Nested
  class OfExtensions extends ExtensionsContract {
    @Override
    protected Extensions extensions() {
      return new DynamoExtensions(reports);
    }

    @Override
    protected RollUps rollUps() {
      return new DynamoRollUps(reports, KEY_SETS);
    }
  }

  @Nested
  class OfArchives extends ArchivesContract {
    @Override
    protected Archives archives() {
      return new DynamoArchives(register, new Turned());
    }
  }

  @Nested
  class OfDoubles extends DoublesContract {
    @Override
    protected Doubles doubles() {
      return new DynamoDoubles(reports);
    }
  }

  @Nested
  class OfAmounts extends AmountsContract {
    @Override
    protected Amounts amounts() {
      return new DynamoAmounts(reports);
    }

    @Override
    protected RollUps rollUps() {
      return new DynamoRollUps(reports, KEY_SETS);
    }

    @Override
    protected Submissions submissions() {
      return new DynamoSubmissions(reports);
    }
  }

  @Nested
  class OfRollUps extends RollUpsContract {
    @Override
    protected RollUps rollUps() {
      return new DynamoRollUps(reports, KEY_SETS);
    }

    @Override
    protected Submissions submissions() {
      return new DynamoSubmissions(reports);
    }
  }

  @Nested
  class OfFigures extends FiguresContract {
    @Override
    protected VersionFigures figures() {
      return new DynamoFigures(reports, KEY_SETS);
    }
  }
}
