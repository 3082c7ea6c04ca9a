package org.nuanbao.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.contract.LookedFilesContract;
import org.nuanbao.contract.MailsContract;
import org.nuanbao.contract.SheetsContract;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.functions.s3.Bucket;
import org.nuanbao.functions.s3.BucketClients;
import org.nuanbao.functions.s3.S3Copies;
import org.nuanbao.functions.s3.S3KeySets;
import org.nuanbao.functions.s3.S3LookedFiles;
import org.nuanbao.functions.s3.S3Mails;
import org.nuanbao.functions.s3.S3Originals;
import org.nuanbao.functions.s3.S3Readings;
import org.nuanbao.functions.s3.S3Sheets;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.scan.LookJob;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The stores over buckets, run against a server that really verifies signatures. */
class BucketStoresIT {
  private static final byte[] FILE = "a workbook".getBytes(UTF_8);
  private static final Duration WHILE = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static ObjectServer server;
  private static S3Client s3;
  private static S3Presigner presigner;

  private final HttpClient http = HttpClient.newHttpClient();
  private final MemorySubmissions submissions =
      new MemorySubmissions(new MemoryOutbox(), new MemoryRollUps());

  @BeforeAll
  static void start() throws IOException {
    StateFolder state = StateFolder.at(folder);
    Endpoints endpoints = Endpoints.of(state);
    int port = endpoints.choose(ObjectServer.NAME);
    server =
        new ObjectServer(
            state,
            port,
            // Properties that an earlier cloud of this process left take precedence over the
            // environment.
            System.getProperty("aws.accessKeyId", System.getenv("AWS_ACCESS_KEY_ID")),
            System.getProperty("aws.secretAccessKey", System.getenv("AWS_SECRET_ACCESS_KEY")),
            stored -> {});
    BucketClients clients = new BucketClients();
    String endpoint = endpoints.url(ObjectServer.NAME).toString();
    s3 = clients.s3(endpoint);
    presigner = clients.presigner(endpoint);
    s3.createBucket(create -> create.bucket("originals"));
    s3.createBucket(create -> create.bucket("workings"));
    s3.createBucket(create -> create.bucket("mails"));
    s3.createBucket(create -> create.bucket("scans"));
  }

  @AfterAll
  static void stop() {
    s3.close();
    presigner.close();
    server.close();
  }

  @Test
  void takesTheAnnouncedFileOnceAndKeepsItByteForByte() throws Exception {
    Submission submission = announced(FILE);
    Originals.Ticket ticket = originals().ticket(submission, WHILE);
    assertThat(originals().read(submission)).isEmpty();
    assertThat(put(ticket.url(), ticket.headers(), FILE)).isEqualTo(200);
    assertThat(put(ticket.url(), ticket.headers(), FILE)).isEqualTo(412);
    assertThat(originals().read(submission)).hasValue(FILE);
    Submission again =
        submissions.openAgain(
            new SubmissionId("again-" + submission.id()),
            submission,
            "one",
            SampleCampaign.IN_TIME);
    assertThat(originals().read(again)).as("to be judged again").hasValue(FILE);
    assertThat(originals().stored(again))
        .hasValueSatisfying(file -> assertThat(file.key()).isEqualTo(originals().key(again)));
  }

  @Test
  void tellsWhichOriginalsAreThereInTheOrderOfTheirKeys() throws Exception {
    Submission sent = announced(FILE);
    Submission waiting = announced(FILE);
    Originals.Ticket ticket = originals().ticket(sent, WHILE);
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    assertThat(put(ticket.url(), ticket.headers(), FILE)).isEqualTo(200);
    for (int i = 0; i < 3; i++) {
      String key = "listed/" + i;
      s3.putObject(of -> of.bucket("originals").key(key), RequestBody.fromBytes(FILE));
    }

    Originals.Stored stored = originals().stored(originals().key(sent)).orElseThrow();
    assertThat(stored.size()).isEqualTo(FILE.length);
    assertThat(stored.at()).isBetween(before, Instant.now());
    assertThat(originals().stored(originals().key(waiting))).isEmpty();
    assertThat(keys("listed/", 2)).containsExactly("listed/0", "listed/1");
    assertThat(keys("listed/1", 1)).containsExactly("listed/2");
    assertThat(keys("", 1_000)).contains("listed/0", stored.key()).isSorted();
  }

  private List<String> keys(String after, int most) {
    return originals().after(after, most).stream().map(Originals.Stored::key).toList();
  }

  @Test
  void takesNoOtherFileNorAnotherLengthNorAnotherAddress() throws Exception {
    Originals.Ticket ticket = originals().ticket(announced(FILE), WHILE);
    assertThat(put(ticket.url(), ticket.headers(), "b workbook".getBytes(UTF_8))).isEqualTo(400);
    assertThat(put(ticket.url(), ticket.headers(), "longer than that".getBytes(UTF_8)))
        .isEqualTo(403);
    URI other = URI.create(ticket.url().toString().replace("/winter-2018/", "/winter-2019/"));
    assertThat(put(other, ticket.headers(), FILE)).isEqualTo(403);
  }

  @Test
  void takesNothingAfterTheUrlHasExpired() throws Exception {
    Originals.Ticket ticket = originals().ticket(announced(FILE), Duration.ofSeconds(1));
    Thread.sleep(Duration.ofSeconds(3));
    assertThat(put(ticket.url(), ticket.headers(), FILE)).isEqualTo(403);
  }

  @Test
  void handsOutACopyByALinkAndNothingWithoutOne() throws Exception {
    S3Copies copies = new S3Copies(workings(), presigner);
    assertThat(copies.link("annotated/none.xlsx", WHILE)).isEmpty();
    assertThat(copies.read("annotated/none.xlsx")).isEmpty();
    copies.save("annotated/s1.xlsx", FILE);
    copies.save("annotated/s1.xlsx", FILE);
    URI link = copies.link("annotated/s1.xlsx", WHILE).orElseThrow();
    HttpResponse<byte[]> got =
        http.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(FILE);
    assertThat(got.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment")
        .contains("s1.xlsx");
    URI bare = URI.create(link.toString().replaceAll("\\?.*", ""));
    assertThat(
            http.send(HttpRequest.newBuilder(bare).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void keepsALongRosterInPartsThatNobodyCanRead() {
    S3Readings readings = new S3Readings(workings(), new Backwards());
    SubmissionId id = new SubmissionId("long");
    Reading reading = roster(2_345);
    readings.save(id, reading);
    readings.save(id, reading);
    assertThat(readings.load(id)).isEqualTo(reading);
    List<String> keys =
        s3
            .listObjectsV2(list -> list.bucket("workings").prefix("readings/long/"))
            .contents()
            .stream()
            .map(object -> object.key())
            .toList();
    assertThat(keys).hasSize(4);
    assertThatThrownBy(() -> readings.load(new SubmissionId("none")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsSortedKeys() {
    S3KeySets sets = new S3KeySets(workings());
    KeySet keys = KeySet.of(List.of("ab".repeat(16), "01".repeat(16)));
    sets.save("winter~form~once~city.one/1/persons", keys);
    sets.save("empty", KeySet.NONE);
    assertThat(sets.load("winter~form~once~city.one/1/persons")).contains(keys);
    assertThat(sets.load("empty")).contains(KeySet.NONE);
    assertThat(sets.load("none")).isEmpty();
    sets.remove("empty");
    sets.remove("empty");
    assertThat(sets.load("empty")).isEmpty();
  }

  @Test
  void putsWhatCameByMailOnceByteForByte() throws Exception {
    Submission submission = announced(FILE);
    originals().put(submission, FILE);
    originals().put(submission, FILE);
    assertThat(originals().read(submission)).hasValue(FILE);
    assertThatThrownBy(() -> originals().put(announced(FILE), "another one".getBytes(UTF_8)))
        .isInstanceOf(RuntimeException.class);
  }

  @Nested
  class OfMails extends MailsContract {
    @Override
    protected Mails mails() {
      return new S3Mails(new Bucket(s3, "mails"));
    }

    @Override
    protected byte[] scan(SubmissionId submission, int number) {
      String key = "scans/" + submission + "/" + number;
      return s3.getObjectAsBytes(get -> get.bucket("mails").key(key)).asByteArray();
    }
  }

  @Nested
  class OfLookedFiles extends LookedFilesContract {
    @Override
    protected LookedFiles files() {
      return new S3LookedFiles(new Bucket(s3, "scans"), workings(), presigner, "");
    }

    @Override
    protected void put(LookJob at, byte[] file) {
      AnnouncedFile announced = new AnnouncedFile("x", file.length, Sha256.hex(file), "a/b");
      Originals.Ticket ticket = files().ticket(at, announced, WHILE);
      try {
        assertThat(BucketStoresIT.this.put(ticket.url(), ticket.headers(), file)).isEqualTo(200);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class OfSheets extends SheetsContract {
    @Override
    protected Sheets sheets() {
      return new S3Sheets(workings(), new Backwards());
    }
  }

  private S3Originals originals() {
    return new S3Originals(new Bucket(s3, "originals"), presigner, "");
  }

  private static Bucket workings() {
    return new Bucket(s3, "workings");
  }

  private Submission announced(byte[] file) {
    return submissions.open(
        new SubmissionId(UUID.randomUUID().toString()),
        SampleCampaign.duty(SampleCampaign.ROSTER, "one"),
        new AnnouncedFile("表.xlsx", file.length, Sha256.hex(file), "application/octet-stream"),
        "one",
        SampleCampaign.IN_TIME);
  }

  private int put(URI url, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static Reading roster(int rows) {
    List<Line> lines =
        IntStream.rangeClosed(1, rows)
            .mapToObj(i ->
                new Line(
                    i,
                    i + 4,
                    List.of(
                        new Value.Text("张三" + i), new Value.Numeric(new BigDecimal(i + ".50")))))
            .toList();
    return new Reading(
        SampleCampaign.ROSTER, "v1", "表", null, Map.of(), new Body.Lines(lines, List.of("A", "B")));
  }

  /** Stands in for encryption: reverses the bytes and binds them to their place by its length. */
  private static final class Backwards implements FieldSealer {
    @Override
    public byte[] seal(byte[] plain, String associated) {
      byte[] sealed = new byte[plain.length + 1];
      sealed[plain.length] = (byte) associated.length();
      for (int i = 0; i < plain.length; i++) {
        sealed[plain.length - 1 - i] = plain[i];
      }
      return sealed;
    }

    @Override
    public byte[] open(byte[] sealed, String associated) {
      assertThat((int) sealed[sealed.length - 1]).isEqualTo(associated.length());
      byte[] plain = new byte[sealed.length - 1];
      for (int i = 0; i < plain.length; i++) {
        plain[plain.length - 1 - i] = sealed[i];
      }
      return plain;
    }
  }
}
