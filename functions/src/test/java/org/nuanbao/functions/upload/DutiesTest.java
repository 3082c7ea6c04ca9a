package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/** Who owes what, and what is let in for it. */
class DutiesTest {
  private static final String INDUSTRY = UploadApi.token("filler", MemoryCloud.LEAF.value());
  private static final String DISTRICT = UploadApi.token("filler", MemoryCloud.OTHER.value());
  private static final String SUMMARY = "winter-2012~xiamen-2012-summary~once~city.east.mill";

  private final UploadApi api = new UploadApi();

  @BeforeEach
  void open() {
    api.cloud.open("winter-2012", "xiamen-2012", "xiamen-2012-1", "industry", "district");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void eachTypeOfUnitSeesWhatItOwes() {
    String industry = list(INDUSTRY);
    String district = list(DISTRICT);

    assertThat(industry).contains("xiamen-2012-1~once").contains("\"copies\":1");
    assertThat(district).doesNotContain("xiamen-2012-1~once");
    for (String duties : new String[] {industry, district}) {
      assertThat(duties)
          .contains("xiamen-2012-2~once")
          .contains("xiamen-2012-4~2011-12-02")
          .contains("xiamen-2012-4~2012-01-20")
          .contains("\"kind\":\"document\",\"title\":\"两节送温暖活动小结\"");
      assertThat(duties.split("\"period\":\"20", -1)).as("weekly reports").hasSize(9);
    }
  }

  @Test
  void aWeeklyReportHasATemplateAndADocumentHasNone() {
    String weekly = "/duties/winter-2012~xiamen-2012-4~2011-12-09~city.east.mill/template";
    assertThat(api.get(weekly, INDUSTRY).getStatusCode()).isEqualTo(200);
    assertThat(api.get("/duties/" + SUMMARY + "/template", INDUSTRY).getStatusCode())
        .isEqualTo(404);
    String noFriday = weekly.replace("2011-12-09", "2011-12-10");
    assertThat(api.get(noFriday, INDUSTRY).getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"小结.pdf", "小结.DOCX", "小结.doc", "a.jpg", "a.jpeg", "a.png", "a.xlsx"})
  void takesWhatOfficersWriteASummaryWith(String name) {
    assertThat(send(name, 1000).getStatusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"小结.exe, 1000, 422", "小结, 1000, 422", "a.html, 1000, 422", "a.pdf, 20971521, 413"})
  void refusesADocumentOfAnotherKindOrTooLarge(String name, long size, int status) {
    APIGatewayProxyResponseEvent answer = send(name, size);
    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getBody()).contains("请");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "winter-2012~xiamen~once~city.east.mill",
        "winter-2012~~once~city.east.mill",
        "~xiamen-2012-1~once~city.east.mill",
        "winter-2012~xiamen-2012-1~~city.east.mill"
      })
  void aKeyThatIsNoDutysIsNotFound(String key) {
    assertThat(api.get("/duties/" + key + "/template", INDUSTRY).getStatusCode()).isEqualTo(404);
  }

  @Test
  void aDutySaysWhatBecameOfItsOnlyFile() {
    assertThat(summary()).contains("\"state\":\"missing\"");
    send("小结.pdf", 1000);
    assertThat(summary()).as("only the address was given out").contains("\"state\":\"awaiting\"");
    Submission sent = api.cloud.submissions.open().getFirst();
    Submission received = api.cloud.submissions.received(sent.id(), MemoryCloud.OPENED);
    assertThat(summary()).as("being checked").contains("\"state\":\"sent\"");
    api.cloud.submissions.reject(
        received,
        new Receipts(new Duties(api.cloud.campaigns, api.cloud.extensions))
            .rejected(received, List.of()));
    assertThat(summary()).contains("\"state\":\"rejected\"");
  }

  @Test
  void aFileThatNeverCameIsMissingAgain() {
    SubmissionId id = new SubmissionId("old");
    api.cloud.submissions.open(
        id,
        DutyId.parse(SUMMARY),
        new AnnouncedFile("小结.pdf", 1, "ab".repeat(32), "application/pdf"),
        "me",
        MemoryCloud.OPENED.minus(Duration.ofHours(2)));

    assertThat(summary()).contains("\"state\":\"missing\"");
    assertThat(api.get("/submissions/old", INDUSTRY).getBody()).contains("\"state\":\"expired\"");
  }

  @Test
  void openingTellsHowManyDutiesTheUnitsOwe() {
    String tree =
        """
        {"id":"again-2012","notice":"xiamen-2012","version":"%s","units":[
          {"path":"/city/","name":"市总工会","mail":"city@union.test"},
          {"path":"/city/a/","name":"甲产业工会","mail":"a@union.test","type":"industry"},
          {"path":"/city/b/","name":"乙区总工会","mail":"b@union.test","type":"district"}]}
        """
            .formatted(api.cloud.campaigns.latest("xiamen-2012").orElseThrow().version());
    String publisher = UploadApi.token("publisher", MemoryCloud.ROOT.value());
    assertThat(api.send("POST", "/campaigns", publisher, tree).getBody())
        .contains("\"units\":3")
        .contains("\"duties\":21");
    assertThat(api.send("POST", "/campaigns", publisher, tree.replace("industry", "district")))
        .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(409));
  }

  /** The summary's part of the list, which is its last. */
  private String summary() {
    String list = list(INDUSTRY);
    return list.substring(list.indexOf(SUMMARY));
  }

  private String list(String token) {
    return api.get("/campaigns/winter-2012/duties", token).getBody();
  }

  private APIGatewayProxyResponseEvent send(String name, long size) {
    return api.send(
        "POST",
        "/duties/" + SUMMARY + "/submissions",
        INDUSTRY,
        """
        {"fileName":"%s","size":%d,"sha256":"%s","contentType":"application/octet-stream"}
        """
            .formatted(name, size, "0123456789abcdef".repeat(4)));
  }
}
