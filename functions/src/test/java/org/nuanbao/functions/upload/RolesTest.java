package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.MemoryCloud;

/** What no role of a token says is nobody's: on every route there is, and there will be. */
class RolesTest {
  private final UploadApi api = new UploadApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aTokenWithoutAKnownRoleGetsNothingAnywhere() {
    api.cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    String admin = UploadApi.token("admin", MemoryCloud.ROOT.value());
    String none = UploadApi.token("", MemoryCloud.ROOT.value());
    List<UploadApi.Route> routes = api.routes();
    assertThat(routes).hasSizeGreaterThan(20);
    for (UploadApi.Route route : routes) {
      String path =
          route
              .path()
              .replace("{campaign}", "winter-2017")
              .replaceAll("\\{duty[^}]*}", "winter-2017~henan-2017-2~once~city.east.mill")
              .replaceAll("\\{[^}]*}", "x");
      for (String token : List.of(admin, none)) {
        assertThat(api.send(route.method(), path, token, "{}").getStatusCode())
            .as("%s", route)
            .isEqualTo(403);
      }
      assertThat(api.send(route.method(), path, null, "{}").getStatusCode())
          .as("%s without a token", route)
          .isEqualTo(401);
    }
  }
}
