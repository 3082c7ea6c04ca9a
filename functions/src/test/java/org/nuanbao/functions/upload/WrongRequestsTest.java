package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.MemoryCloud;

/** A request with something wrong in it is told which field, in Chinese and English. */
class WrongRequestsTest {
  private final UploadApi api = new UploadApi();
  private final DutyId duty = api.cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");

  @AfterEach
  void close() {
    api.close();
  }

  /** A body of an endpoint, and the field that is wrong in it. */
  private record Wrong(String role, String method, String path, String body, String field) {}

  private Stream<Wrong> ofUnits() {
    String own = "/duties/" + duty.key();
    String hash = "ab".repeat(32);
    return Stream.of(
        file(
            own,
            "{\"size\":1,\"sha256\":\"%s\",\"contentType\":\"a/b\"}".formatted(hash),
            "fileName"),
        file(
            own,
            "{\"fileName\":\"a\",\"size\":0,\"sha256\":\"%s\",\"contentType\":\"a/b\"}"
                .formatted(hash),
            "size"),
        file(
            own,
            "{\"fileName\":\"a\",\"size\":\"x\",\"sha256\":\"%s\",\"contentType\":\"a/b\"}"
                .formatted(hash),
            "size"),
        file(
            own,
            "{\"fileName\":\"a\",\"size\":1,\"sha256\":\"xyz\",\"contentType\":\"a/b\"}",
            "sha256"),
        file(
            own,
            "{\"fileName\":\"a\",\"size\":1,\"sha256\":\"%s\",\"contentType\":\"ab\"}"
                .formatted(hash),
            "contentType"),
        new Wrong("reviewer", "POST", own + "/approval", "{}", "submission"),
        new Wrong("reviewer", "POST", own + "/approval", "{\"submission\":\"\"}", "submission"),
        new Wrong("reviewer", "POST", own + "/return", "{\"submission\":null}", "submission"),
        new Wrong(
            "reviewer",
            "PUT",
            own + "/extension",
            "{\"until\":\"soon\",\"reason\":\"a\"}",
            "until"),
        new Wrong(
            "reviewer",
            "PUT",
            own + "/extension",
            "{\"until\":\"2027-01-21\",\"reason\":\"\"}",
            "reason"),
        new Wrong("reviewer", "PUT", own + "/amounts/aid", "{\"amounts\":[]}", "amounts"),
        new Wrong(
            "reviewer",
            "PUT",
            own + "/amounts/aid",
            "{\"amounts\":[{\"person\":\"p\",\"yuan\":-1}]}",
            "amounts[0].yuan"),
        new Wrong(
            "reviewer",
            "PUT",
            own + "/amounts/aid",
            "{\"amounts\":[{\"person\":\"p\",\"yuan\":1},{\"person\":\"\",\"yuan\":1}]}",
            "amounts[1].person"));
  }

  private static Stream<Wrong> ofRoots() {
    String unit = "{\"path\":\"/city/\",\"name\":\"市\",\"mail\":\"a@b.test\"}";
    String row = "{\"sheet\":\"单位\",\"number\":1,\"cells\":{\"A\":\"a\"}}";
    return Stream.of(
        root(
            "/campaigns",
            "{\"id\":\"_\",\"notice\":\"n\",\"version\":\"v\",\"units\":[%s]}".formatted(unit),
            "id"),
        root(
            "/campaigns",
            "{\"id\":\"a\",\"notice\":\"n\",\"version\":\"v\",\"units\":[]}",
            "units"),
        root(
            "/campaigns",
            "{\"id\":\"a\",\"notice\":\"n\",\"version\":\"v\",\"units\":[%s,%s]}"
                .formatted(unit, unit.replace("a@b.test", "nobody")),
            "units[1].mail"),
        root(
            "/campaigns",
            "{\"id\":\"a\",\"notice\":\"n\",\"version\":\"v\",\"units\":[%s]}"
                .formatted(unit.replace("/city/", "city")),
            "units[0].path"),
        root("/campaigns/winter-2018/moves", "{\"unit\":\"/city/east/\"}", "under"),
        root("/campaigns/winter-2018/moves", "{\"unit\":\"\",\"under\":\"/city/\"}", "unit"),
        root(
            "/directory/campaigns",
            "{\"id\":\"a\",\"notice\":\"n\",\"version\":\"v\",\"dueFrom\":\"soon\"}",
            "dueFrom"),
        root("/directory/campaigns", "{\"id\":\"a\",\"version\":\"v\"}", "notice"),
        root("/directory/list", "{\"rows\":[],\"write\":false,\"close\":true}", "rows"),
        root(
            "/directory/list",
            "{\"rows\":[%s],\"write\":false,\"close\":true}".formatted(row.replace(":1,", ":0,")),
            "rows[0].number"));
  }

  private static Wrong file(String duty, String body, String field) {
    return new Wrong("filler", "POST", duty + "/submissions", body, field);
  }

  private static Wrong root(String path, String body, String field) {
    return new Wrong("publisher", "POST", path, body, field);
  }

  @Test
  void theFieldIsNamedAndWhatItMustBe() {
    List<String> wrong =
        Stream.concat(ofUnits(), ofRoots())
            .map(each -> {
              String unit = each.role().equals("filler") ? MemoryCloud.LEAF.value() : "/city/";
              APIGatewayProxyResponseEvent answer =
                  api.send(
                      each.method(), each.path(), UploadApi.token(each.role(), unit), each.body());
              boolean named =
                  answer.getStatusCode() == 400
                      && answer.getBody().contains("WRONG_REQUEST")
                      && answer.getBody().contains("请求有误：" + each.field() + " 应为")
                      && answer.getBody().contains("Wrong request: " + each.field() + " must be");
              return named ? "" : each + " → " + answer.getStatusCode() + answer.getBody();
            })
            .filter(told -> !told.isEmpty())
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothingOfWhatIsNoJsonIsRepeated() {
    APIGatewayProxyResponseEvent answer =
        api.send(
            "POST",
            "/duties/" + duty.key() + "/submissions",
            UploadApi.token("filler", MemoryCloud.LEAF.value()),
            "{\"fileName\":\"张三的表");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("WRONG_REQUEST").doesNotContain("张三");
  }

  @Test
  void everyFieldOfEveryBodyHasItsWords() {
    List<String> unknown =
        Stream.of(
                ApprovalController.Seen.class,
                ApprovalController.NewDay.class,
                ApprovalController.Back.class,
                LettersController.Pause.class,
                CampaignsController.NewCampaign.class,
                CampaignsController.NewUnit.class,
                CampaignsController.NewPlace.class,
                CampaignsController.NewRun.class,
                DirectoryController.ListOfUnits.class,
                DirectoryController.WrittenRow.class,
                DutiesController.NewFile.class,
                ReviewController.NewAmounts.class,
                ReviewController.NewAmount.class)
            .flatMap(body -> Stream.of(body.getRecordComponents()))
            .map(RecordComponent::getName)
            .filter(name -> !WrongFields.knows(name))
            .toList();
    assertThat(unknown).isEmpty();
  }
}
