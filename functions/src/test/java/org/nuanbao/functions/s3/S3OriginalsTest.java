package org.nuanbao.functions.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

class S3OriginalsTest {
  private final MemorySubmissions submissions =
      new MemorySubmissions(new MemoryOutbox(), new MemoryRollUps());

  @Test
  void signsLengthTypeHashAndOnceOnlyIntoAUrlOfTheSubmissionsOwn() {
    Originals.Ticket ticket = originals("").ticket(opened("s1"), Duration.ofMinutes(15));
    assertThat(ticket.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(ticket.url().getPath()).isEqualTo("/originals/winter-2018/s1");
    assertThat(ticket.url().getQuery())
        .contains("X-Amz-Expires=900")
        .contains("content-length;content-type;host;if-none-match;x-amz-checksum-sha256");
    assertThat(ticket.headers())
        .containsEntry("if-none-match", "*")
        .containsEntry("content-type", SampleCampaign.file("a").contentType())
        .containsEntry(
            "x-amz-checksum-sha256",
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex("ab".repeat(32))))
        .doesNotContainKeys("host", "content-length");
    assertThat(ticket.expires()).isAfter(Instant.now());
  }

  @Test
  void signsTheCampaignsKeyWhereOneIsConfigured() {
    assertThat(originals("key-1").ticket(opened("s1"), Duration.ofMinutes(1)).headers())
        .containsEntry("x-amz-server-side-encryption", "aws:kms")
        .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "key-1");
  }

  @Test
  void knowsTheSubmissionOfAKeyAndNoForeignKey() {
    S3Originals originals = originals("");
    assertThat(originals.owner("winter-2018/0001-abc")).contains(new SubmissionId("0001-abc"));
    assertThat(originals.owner("0001-abc")).isEmpty();
    assertThat(originals.owner("winter-2018/a/b")).isEmpty();
    assertThat(originals.owner("winter-2018/../a")).isEmpty();
    assertThat(originals.owner("winter-2018/a b")).isEmpty();
    assertThat(originals.owner("")).isEmpty();
  }

  @Test
  void givesNoUrlForAnIdThatWouldChangeInAUrl() {
    S3Originals originals = originals("");
    Submission odd = opened("a b");
    assertThatThrownBy(() -> originals.ticket(odd, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesWhatIsJudgedAgainByItselfThoughItsFileLiesElsewhere() {
    Submission first = opened("first");
    Submission again =
        submissions.openAgain(new SubmissionId("again"), first, "one", SampleCampaign.IN_TIME);

    assertThat(originals("").owner(originals("").key(again))).contains(again.id());
    assertThat(again.fileAt()).isEqualTo(first.id());
  }

  private Submission opened(String id) {
    return submissions.open(
        new SubmissionId(id),
        SampleCampaign.duty(SampleCampaign.ROSTER, "one"),
        SampleCampaign.file("表.xlsx"),
        "one",
        SampleCampaign.IN_TIME);
  }

  private S3Originals originals(String key) {
    BucketClients clients = new BucketClients();
    String endpoint = "http://127.0.0.1:9";
    return new S3Originals(
        clients.originals(clients.s3(endpoint), "originals"), clients.presigner(endpoint), key);
  }
}
