package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.Planting;
import org.nuanbao.functions.Planting.Call;
import org.nuanbao.functions.Planting.Kind;

/** Whoever asks for an address is answered, whatever is thrown at whatever call; then again. */
class EveryFaultIsAnsweredTest {
  private final Planting planting = new Planting();
  private final UploadApi api = new UploadApi(planting);

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void askingForAnAddress() {
    DutyId first = duty(0);
    planting.taken();
    assertThat(ask(first).getStatusCode()).isEqualTo(201);
    int cases = 0;
    for (Call call : planting.taken()) {
      for (Kind kind : Kind.values()) {
        DutyId duty = duty(++cases);
        planting.plant(call, kind);
        APIGatewayProxyResponseEvent answer = ask(duty);
        assertThat(planting.hasStruck()).as("%s", call).isTrue();
        assertThat(answer.getStatusCode()).as("%s at %s", kind, call).isEqualTo(500);
        assertThat(answer.getBody()).contains("\"code\":\"FAULT\"").doesNotContain("planted");
        planting.mend();
        assertThat(ask(duty).getStatusCode()).as("again").isEqualTo(201);
      }
    }
    assertThat(cases).isGreaterThan(20);
  }

  /** Of a campaign of its own: what is known of one is not asked for again. */
  private DutyId duty(int number) {
    return api.cloud.open("case-" + number, "dalian-2018", "dalian-2018-1");
  }

  private APIGatewayProxyResponseEvent ask(DutyId duty) {
    return api.send(
        "POST",
        "/duties/" + duty.key() + "/submissions",
        UploadApi.token("filler", MemoryCloud.LEAF.value()),
        """
        {"fileName":"表.xlsx","size":9,"sha256":"%s","contentType":"application/octet-stream"}
        """
            .formatted("0123456789abcdef".repeat(4)));
  }
}
