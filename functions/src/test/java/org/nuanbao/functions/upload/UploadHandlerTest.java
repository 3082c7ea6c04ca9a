package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Reading;

class UploadHandlerTest {
  private static final String MINE = UploadApi.token("filler", MemoryCloud.LEAF.value());
  private static final String OTHERS = UploadApi.token("filler", MemoryCloud.OTHER.value());
  private static final String PUBLISHER = UploadApi.token("publisher", MemoryCloud.ROOT.value());

  private UploadApi api = new UploadApi();
  private DutyId duty = new DutyId("none", new FormId("none"), "once", MemoryCloud.LEAF);

  @BeforeEach
  void open() {
    duty = api.cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void answersTheEventAsTheRuntimeReadsIt() {
    APIGatewayProxyRequestEvent event =
        LambdaEventSerializers.serializerFor(
                APIGatewayProxyRequestEvent.class, getClass().getClassLoader())
            .fromJson(MemoryCloud.event("upload"));
    event.getMultiValueHeaders().put("Authorization", List.of("Bearer " + MINE));
    APIGatewayProxyResponseEvent answer = api.call(event);
    assertThat(answer.getBody()).contains("\"version\":1");
    assertThat(answer.getStatusCode()).isEqualTo(201);
  }

  @Test
  void readsABodyThatTheGatewayHasEncoded() {
    APIGatewayProxyRequestEvent event =
        LambdaEventSerializers.serializerFor(
                APIGatewayProxyRequestEvent.class, getClass().getClassLoader())
            .fromJson(MemoryCloud.event("upload"));
    event.getMultiValueHeaders().put("Authorization", List.of("Bearer " + MINE));
    event.setBody(
        Base64.getEncoder().encodeToString(event.getBody().getBytes(StandardCharsets.UTF_8)));
    event.setIsBase64Encoded(true);
    assertThat(api.call(event).getStatusCode()).isEqualTo(201);
  }

  @Test
  void refusesWhoeverBringsNoGoodToken() {
    String path = "/campaigns/winter-2018/duties";
    String forged =
        UploadApi.token("filler", "/city/", "another secret of 32 bytes or more", later());
    String expired =
        UploadApi.token("filler", "/city/", MemoryCloud.SECRET, Instant.now().minusSeconds(600));
    String unsigned = "eyJhbGciOiJub25lIn0." + MINE.split("\\.", -1)[1] + ".";
    String endless = UploadApi.token("filler", "/city/", MemoryCloud.SECRET, null);
    for (String token : new String[] {null, "nonsense", forged, expired, unsigned, endless}) {
      APIGatewayProxyResponseEvent answer = api.get(path, token);
      assertThat(answer.getStatusCode()).as("token %s", token).isEqualTo(401);
      assertThat(answer.getBody()).contains("NOT_SIGNED_IN").contains("请重新登录");
    }
  }

  @Test
  void listsOnlyTheDutiesOfTheSubtree() {
    String body = api.get("/campaigns/winter-2018/duties", MINE).getBody();
    assertThat(body)
        .contains(duty.key())
        .contains("\"state\":\"missing\"")
        .contains("\"due\":\"")
        .doesNotContain("西区");
    assertThat(
            api.get("/campaigns/winter-2018/duties", UploadApi.token("reviewer", "/city/"))
                .getBody())
        .contains("西区");
  }

  @Test
  void givesTheTemplateAsAWorkbook() {
    APIGatewayProxyResponseEvent answer = api.get("/duties/" + duty.key() + "/template", MINE);
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getIsBase64Encoded()).isTrue();
    byte[] file = Base64.getDecoder().decode(answer.getBody());
    assertThat(new String(file, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
  }

  @Test
  void opensOneVersionAfterTheOther() {
    APIGatewayProxyResponseEvent first = api.send("POST", uploads(duty), MINE, file(1000));
    assertThat(first.getStatusCode()).as(first.getBody()).isEqualTo(201);
    assertThat(first.getBody())
        .contains("\"version\":1")
        .contains("\"url\":")
        .contains("\"headers\":")
        .contains("\"expires\":");
    assertThat(api.send("POST", uploads(duty), MINE, file(1000)).getBody())
        .contains("\"version\":2");
    assertThat(api.get("/status", MINE).getBody()).contains("\"awaiting\":2");
    assertThat(api.get("/status", OTHERS).getBody()).contains("\"awaiting\":0");
    assertThat(api.get("/campaigns/winter-2018/duties", MINE).getBody())
        .contains("\"state\":\"awaiting\"");
  }

  @Test
  void masksALongNumberInAFilesName() {
    String file = file(1000).replace("送温暖", "张某210202198001011234");
    Matcher sent =
        Pattern.compile("\"submission\":\"([^\"]+)\"")
            .matcher(api.send("POST", uploads(duty), MINE, file).getBody());
    assertThat(sent.find()).isTrue();
    assertThat(api.get("/submissions/" + sent.group(1), MINE).getBody())
        .contains("1234.xlsx")
        .doesNotContain("21020219800101");
  }

  @Test
  void refusesAnotherUnitsDuty() {
    APIGatewayProxyResponseEvent answer = api.send("POST", uploads(duty), OTHERS, file(1000));
    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getBody()).contains("NOT_YOURS").contains("没有这个单位");
    assertThat(api.cloud.submissions.open()).isEmpty();
  }

  @Test
  void refusesWhatIsApprovedTooLargeUnknownOrIncomplete() {
    assertThat(api.send("POST", uploads(duty), MINE, file(1L << 40)).getStatusCode())
        .isEqualTo(413);
    String none = uploads(duty).replace("dalian-2018-1", "dalian-2018-9");
    assertThat(api.send("POST", none, MINE, file(1000)).getStatusCode()).isEqualTo(404);
    assertThat(api.send("POST", "/duties/x/submissions", MINE, file(1000)).getStatusCode())
        .isEqualTo(404);
    APIGatewayProxyResponseEvent wrong =
        api.send("POST", uploads(duty), MINE, "{\"fileName\":\"a\"}");
    assertThat(wrong.getStatusCode()).isEqualTo(400);
    assertThat(wrong.getBody()).contains("WRONG_REQUEST");
    String seen = seen(api.cloud.accept(duty, figures()).id().value());
    String approval = "/duties/" + duty.key() + "/approval";
    assertThat(api.send("POST", approval, MINE, seen).getStatusCode()).isEqualTo(403);
    APIGatewayProxyResponseEvent said =
        api.send("POST", approval, UploadApi.token("reviewer", "/city/"), seen);
    assertThat(said.getBody()).contains("\"standing\":\"approved\"");
    APIGatewayProxyResponseEvent approved = api.send("POST", uploads(duty), MINE, file(1000));
    assertThat(approved.getStatusCode()).isEqualTo(409);
    assertThat(approved.getBody()).contains("APPROVED").contains("退回");
  }

  @Test
  void approvesOrReturnsOnlyTheVersionTheReviewerLookedAt() {
    String reviewer = UploadApi.token("reviewer", "/city/");
    String accepted = api.cloud.accept(duty, figures()).id().value();
    for (String decision : List.of("/approval", "/return")) {
      String path = "/duties/" + duty.key() + decision;
      APIGatewayProxyResponseEvent older = api.send("POST", path, reviewer, seen("older"));
      assertThat(older.getStatusCode()).as(older.getBody()).isEqualTo(409);
      assertThat(older.getBody()).contains("CHANGED").contains("重新审核");
      assertThat(api.send("POST", path, reviewer, "{}").getStatusCode()).isEqualTo(400);
    }
    assertThat(api.get("/campaigns/winter-2018/duties", MINE).getBody())
        .contains("\"state\":\"accepted\"");
    String path = "/duties/" + duty.key() + "/return";
    assertThat(api.send("POST", path, reviewer, seen(accepted)).getBody())
        .contains("\"standing\":\"returned\"");
  }

  @Test
  void letsOnlyFillersSend() {
    String reviewer = UploadApi.token("reviewer", "/city/");
    assertThat(api.send("POST", uploads(duty), reviewer, file(1000)).getStatusCode())
        .isEqualTo(403);
  }

  @Test
  void publishesANoticeAndOpensACampaign() {
    String source = MemoryCloud.source("henan-2017");
    APIGatewayProxyResponseEvent published = api.send("POST", "/notices", PUBLISHER, source);
    assertThat(published.getStatusCode()).as(published.getBody()).isEqualTo(201);
    assertThat(published.getBody()).contains("\"id\":\"henan-2017\"");
    String tree =
        """
        {"id":"winter-2017","notice":"henan-2017","version":"%s","units":[
          {"path":"/city/","name":"市总工会","mail":"city@union.test"},
          {"path":"/city/a/","name":"甲单位工会","mail":"a@union.test"}]}
        """
            .formatted(version("henan-2017"));
    APIGatewayProxyResponseEvent opened = api.send("POST", "/campaigns", PUBLISHER, tree);
    assertThat(opened.getStatusCode()).as(opened.getBody()).isEqualTo(201);
    assertThat(api.send("POST", "/campaigns", PUBLISHER, tree).getBody())
        .isEqualTo(opened.getBody());
    assertThat(api.get("/campaigns/winter-2017/duties", PUBLISHER).getBody()).contains("甲单位工会");
    APIGatewayProxyResponseEvent other =
        api.send("POST", "/campaigns", PUBLISHER, tree.replace("甲单位", "乙单位"));
    assertThat(other.getStatusCode()).isEqualTo(409);
    assertThat(other.getBody()).contains("EXISTS");
  }

  @Test
  void onlyARootPublishesAndAnIdBelongsToTheFirst() {
    String source = MemoryCloud.source("henan-2017");
    String below = UploadApi.token("publisher", MemoryCloud.EAST.value());
    assertThat(api.send("POST", "/notices", below, source).getStatusCode()).isEqualTo(403);
    assertThat(api.send("POST", "/notices", PUBLISHER, source).getStatusCode()).isEqualTo(201);
    assertThat(api.send("POST", "/notices", PUBLISHER, source).getStatusCode()).isEqualTo(201);

    String another = source.replace("2017年", "2027年");
    String elsewhere = UploadApi.token("publisher", "/town/");
    APIGatewayProxyResponseEvent refused = api.send("POST", "/notices", elsewhere, another);
    assertThat(refused.getStatusCode()).isEqualTo(409);
    assertThat(refused.getBody()).contains("OTHERS_NOTICE");
    assertThat(api.get("/notices/henan-2017", elsewhere).getBody())
        .contains("\"version\":\"" + version("henan-2017") + "\"");
  }

  @Test
  void aCampaignOpensWithTheVersionThatWasLookedAtOrNotAtAll() {
    String source = MemoryCloud.source("henan-2017");
    api.send("POST", "/notices", PUBLISHER, source);
    String tree =
        """
        {"id":"winter-2017","notice":"henan-2017","version":"%s","units":[
          {"path":"/city/","name":"市总工会","mail":"city@union.test"},
          {"path":"/city/a/","name":"甲单位工会","mail":"a@union.test"}]}
        """;
    String looked = tree.formatted(version("henan-2017"));
    api.send("POST", "/notices", PUBLISHER, source.replace("2017年", "2027年"));
    assertThat(api.send("POST", "/campaigns", PUBLISHER, looked).getBody())
        .contains("NOTICE_REPLACED");
    assertThat(api.cloud.campaigns.campaign("winter-2017")).isEmpty();
    assertThat(
            api.send("POST", "/campaigns", PUBLISHER, looked.replace("version", "v"))
                .getStatusCode())
        .as("it must be named")
        .isEqualTo(400);

    String last = api.cloud.campaigns.latest("henan-2017").orElseThrow().version();
    assertThat(last).isNotEqualTo(version("henan-2017"));
    assertThat(api.send("POST", "/campaigns", PUBLISHER, tree.formatted(last)).getStatusCode())
        .isEqualTo(201);
    assertThat(api.send("POST", "/campaigns", PUBLISHER, looked).getBody()).contains("EXISTS");
  }

  private static String version(String notice) {
    return RuleKinds.NOTICES.ofSource(MemoryCloud.source(notice)).version();
  }

  @Test
  void aUnitIsMovedWithinTheSubtreeAndNeverUnderOneThatFilesItself() {
    String path = "/campaigns/winter-2018/moves";
    String fine = move("/city/west/", "/city/east/");
    assertThat(api.send("POST", path, MINE, fine).getStatusCode()).isEqualTo(403);
    assertThat(api.send("POST", path, PUBLISHER, fine).getStatusCode()).isEqualTo(200);
    assertThat(api.cloud.campaigns.unit("winter-2018", MemoryCloud.OTHER).orElseThrow().under())
        .isEqualTo(MemoryCloud.EAST);
    String wrong = move("/city/west/", "/city/east/mill/");
    assertThat(api.send("POST", path, PUBLISHER, wrong).getBody()).contains("WRONG_MOVE");
    assertThat(api.send("POST", "/campaigns/none/moves", PUBLISHER, fine).getStatusCode())
        .isEqualTo(404);
  }

  private static String move(String unit, String under) {
    return "{\"unit\":\"" + unit + "\",\"under\":\"" + under + "\"}";
  }

  @Test
  void refusesWrongNoticesAndTreesOfOthers() {
    APIGatewayProxyResponseEvent wrong = api.send("POST", "/notices", PUBLISHER, "{\"notice\":{}}");
    assertThat(wrong.getStatusCode()).isEqualTo(422);
    assertThat(wrong.getBody()).contains("WRONG_NOTICE");
    assertThat(api.send("POST", "/notices", MINE, "{}").getStatusCode()).isEqualTo(403);
    String foreign =
        """
        {"id":"winter-2017","notice":"dalian-2018","version":"any","units":[
          {"path":"/town/","name":"某市总工会","mail":"town@union.test"}]}
        """;
    assertThat(api.send("POST", "/campaigns", PUBLISHER, foreign).getStatusCode()).isEqualTo(403);
    String orphan =
        """
        {"id":"winter-2017","notice":"dalian-2018","version":"any","units":[
          {"path":"/city/a/b/","name":"某单位工会","mail":"b@union.test"}]}
        """;
    assertThat(api.send("POST", "/campaigns", PUBLISHER, orphan).getStatusCode()).isEqualTo(422);
  }

  private Reading figures() {
    return new Reading(duty.form(), "v", "", null, Map.of(), new Body.Figures(new TreeMap<>()));
  }

  private static Instant later() {
    return Instant.now().plusSeconds(600);
  }

  private static String seen(String submission) {
    return "{\"submission\":\"" + submission + "\"}";
  }

  private static String uploads(DutyId duty) {
    return "/duties/" + duty.key() + "/submissions";
  }

  private static String file(long size) {
    return """
    {"fileName":"送温暖.xlsx","size":%d,"sha256":"%s",
     "contentType":"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    """
        .formatted(size, "0123456789abcdef".repeat(4));
  }
}
