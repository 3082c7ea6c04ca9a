package org.nuanbao.functions.portal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.nuanbao.functions.upload.Refusal;

/** Hands out what browsers load beside a page. */
@Hidden
@Controller("/portal/assets")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
class AssetsController {
  private final Assets assets;

  AssetsController(Assets assets) {
    this.assets = assets;
  }

  /** An asset; all of them are text. */
  @Get("/{hash}/{name}")
  HttpResponse<String> asset(String hash, String name) {
    Assets.Asset asset = assets.find(hash, name).orElseThrow(Refusal.UNKNOWN::exception);
    return HttpResponse.ok(new String(asset.content().array(), StandardCharsets.UTF_8))
        .contentType(asset.type())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
  }
}
