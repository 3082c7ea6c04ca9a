package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.MemoryCloud;

/** A list is compared, written, and a campaign opened over it, as a root asks for it. */
class DirectoryApiTest {
  private static final String ROOT = UploadApi.token("publisher", "/city/");
  private static final String HEADING = row(1, "单位编号", "单位名称", "上级单位", "邮箱", "联系人");
  private static final String CITY = row(2, "1", "市总工会", "", "city@union.test", "");
  private static final String EAST = row(3, "E", "东区总工会", "1", "east@union.test", "");
  private static final String MILL = row(4, "M", "纺织厂工会", "E", "mill@union.test", "赵春燕");

  private final UploadApi api = new UploadApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aListIsToldThenWrittenOnceAndAudited() throws JsonProcessingException {
    JsonNode told = list(false, "", HEADING, CITY, EAST, MILL);
    assertThat(told.path("counts").path("NEW").asInt()).isEqualTo(3);
    assertThat(told.path("written").asBoolean()).isFalse();
    assertThat(units()).isEmpty();

    JsonNode written = list(true, told.path("version").asText(), HEADING, CITY, EAST, MILL);
    JsonNode again = list(true, told.path("version").asText(), HEADING, CITY, EAST, MILL);

    assertThat(written.path("written").asBoolean()).isTrue();
    assertThat(again.path("version")).isEqualTo(written.path("version"));
    assertThat(units()).hasSize(3);
    assertThat(api.cloud.directory.history(MemoryCloud.ROOT))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.by()).isEqualTo("somebody");
          assertThat(entry.counts()).contains("NEW 3").doesNotContain("union.test");
        });
    assertThat(api.cloud.directory.find("mill@union.test").orElseThrow())
        .matches(contact -> contact.may(Role.FILLER, new UnitPath("/city/e/m/")));
  }

  @Test
  void whatWasComparedWithAnotherVersionIsRefused() throws JsonProcessingException {
    list(true, "0", HEADING, CITY, EAST);

    APIGatewayProxyResponseEvent late =
        api.send("POST", "/directory/list", ROOT, body(true, "0", HEADING, CITY, EAST, MILL));

    assertThat(late.getStatusCode()).isEqualTo(409);
    assertThat(late.getBody()).contains("DIRECTORY_CHANGED");
    assertThat(units()).hasSize(2);
  }

  @Test
  void problemsAreToldWithTheirCellsAndTheOtherRowsAreWritten() throws JsonProcessingException {
    JsonNode written =
        list(true, "0", HEADING, CITY, row(3, "E", "东区总工会", "北区", "east@union.test", ""));

    assertThat(written.path("problems").path(0).path("cell").asText()).isEqualTo("C3");
    assertThat(written.path("problems").path(0).path("mend").asText()).isNotBlank();
    assertThat(units()).hasSize(1);
  }

  @Test
  void onlyARootsPublisherMay() {
    String body = body(false, "", HEADING, CITY);
    for (String token :
        new String[] {
          UploadApi.token("filler", "/city/"),
          UploadApi.token("reviewer", "/city/"),
          UploadApi.token("publisher", "/city/east/")
        }) {
      assertThat(api.send("POST", "/directory/list", token, body).getStatusCode()).isEqualTo(403);
      assertThat(api.get("/directory", token).getStatusCode()).isEqualTo(403);
      assertThat(api.get("/directory/workbook", token).getStatusCode()).isEqualTo(403);
    }
  }

  @Test
  void aCampaignIsOpenedOverWhatIsListedWithItsDaysMoved() throws JsonProcessingException {
    String source = MemoryCloud.source("dalian-2018");
    Notice notice = RuleKinds.NOTICES.ofSource(source);
    api.cloud.campaigns.publish(notice, source);
    String wanted =
        """
        {"id":"winter","notice":"dalian-2018","version":"%s","dueFrom":"2027-01-21"}
        """
            .formatted(notice.version());
    assertThat(api.send("POST", "/directory/campaigns", ROOT, wanted).getBody())
        .contains("NO_DIRECTORY");
    list(true, "0", HEADING, CITY, EAST, MILL);

    APIGatewayProxyResponseEvent opened = api.send("POST", "/directory/campaigns", ROOT, wanted);
    list(true, version(), HEADING, CITY, EAST, MILL, row(5, "N", "新单位工会", "E", "n@union.test", ""));

    assertThat(opened.getStatusCode()).as(opened.getBody()).isEqualTo(201);
    assertThat(new ObjectMapper().readTree(opened.getBody()).path("units").asInt()).isEqualTo(3);
    assertThat(api.send("POST", "/directory/campaigns", ROOT, wanted).getBody())
        .as("a new unit owes nothing in an open campaign")
        .isEqualTo(opened.getBody());
    JsonNode duties =
        new ObjectMapper()
            .readTree(
                api.get("/campaigns/winter/duties", UploadApi.token("filler", "/city/e/m/"))
                    .getBody());
    assertThat(duties).isNotEmpty();
    assertThat(duties.valueStream().map(duty -> duty.path("due").asText()).sorted().findFirst())
        .contains("2027-01-21");
    assertThat(
            api.send("POST", "/directory/campaigns", ROOT, wanted.replace("2027", "2028"))
                .getBody())
        .contains("EXISTS");
  }

  private String version() {
    return api.cloud.directory.listing(MemoryCloud.ROOT).version();
  }

  private JsonNode units() throws JsonProcessingException {
    return new ObjectMapper().readTree(api.get("/directory", ROOT).getBody()).path("units");
  }

  private JsonNode list(boolean write, String version, String... rows)
      throws JsonProcessingException {
    APIGatewayProxyResponseEvent answer =
        api.send("POST", "/directory/list", ROOT, body(write, version, rows));
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.getBody());
  }

  private static String body(boolean write, String version, String... rows) {
    return "{\"rows\":[%s],\"version\":\"%s\",\"write\":%s,\"close\":true}"
        .formatted(String.join(",", rows), version, write);
  }

  private static String row(int number, String... texts) {
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        cells
            .append(cells.isEmpty() ? "" : ",")
            .append("\"%c\":\"%s\"".formatted((char) ('A' + i), texts[i]));
      }
    }
    return "{\"sheet\":\"单位\",\"number\":%d,\"cells\":{%s}}".formatted(number, cells);
  }
}
