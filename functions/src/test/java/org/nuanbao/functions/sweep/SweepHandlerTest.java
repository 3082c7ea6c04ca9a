package org.nuanbao.functions.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.submission.Submission;

/** The event and the answer as Lambda's own runtime reads and writes them. */
class SweepHandlerTest {
  private static final Type[] TYPES =
      ((ParameterizedType) SweepHandler.class.getGenericSuperclass()).getActualTypeArguments();

  private final MemoryCloud cloud = new MemoryCloud();
  private final SweepHandler handler = new SweepHandler(cloud.start(Map.of()));
  private final DutyId duty = cloud.open("winter-2018", "henan-2017", "henan-2017-2");

  @AfterEach
  void close() {
    handler.close();
  }

  @Test
  void tellsOfALostUploadAgainAndSaysSo() {
    Submission sent = cloud.send(duty, new byte[] {1});
    cloud.originals.put(sent, new byte[] {1}, Instant.now().minus(Duration.ofHours(1)));

    assertThat(swept()).contains("\"toValidate\":1", "\"givenUp\":0", "\"withoutRecord\":[]");

    assertThat(cloud.toldAgain).containsExactly("winter-2018/" + sent.id());
    assertThat(cloud.sweeps.last()).isPresent();
  }

  @Test
  void anOriginalOfNobodyIsToldByItsKey() {
    cloud.originals.keep("winter-2018/nobodys", MemoryCloud.OPENED);

    assertThat(swept()).contains("\"withoutRecord\":[\"winter-2018/nobodys\"]");
  }

  @SuppressWarnings("unchecked") // The runtime knows the type by reflection only, as here.
  private String swept() {
    Map<String, Object> event =
        (Map<String, Object>)
            JacksonFactory.getInstance()
                .getSerializer(TYPES[0])
                .fromJson(MemoryCloud.event("sweep"));
    Map<String, Object> answer = handler.execute(event);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JacksonFactory.getInstance().getSerializer(TYPES[1]).toJson(answer, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
