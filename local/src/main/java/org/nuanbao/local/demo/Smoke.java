package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.local.cloud.ApiAccess;

/** Takes one invented unit's workbook through an installation's API, from notice to receipt. */
public final class Smoke {
  private Smoke() {}

  /**
   * How it ended.
   *
   * @param state the submission's state; not final if nothing came of it in time
   * @param receipt the receipt's number; empty if there is none
   */
  public record Seen(String campaign, String submission, String state, String receipt) {
    public boolean good() {
      return state.equals("accepted") && !receipt.isEmpty();
    }
  }

  /**
   * Opens a campaign of its own and files one workbook.
   *
   * @param notices the folder of all notices
   * @param mailbox where the receipt goes
   */
  public static Seen play(ApiAccess access, Path notices, String mailbox) throws IOException {
    Scenario scenario = Scenario.read("smoke");
    Api api = new Api(access.url(), access.tokens(), "smoke");
    String mark = "smoke-" + Instant.now().getEpochSecond();
    DemoOffice office =
        new DemoOffice(scenario, notices.resolve(scenario.notice()), mark, api, mailbox);
    office.open();
    String unit = scenario.leaves().getFirst();
    String duty = office.duty(unit, scenario.form(), DutyId.ONCE);
    byte[] file = office.filled(unit, scenario.form(), List.of(scenario.sample(unit)));
    JsonNode end = office.send(unit, duty, unit + ".xlsx", file);
    return new Seen(
        office.campaign(),
        end.path("submission").asText(),
        end.path("state").asText(),
        end.path("receipt").asText(""));
  }
}
