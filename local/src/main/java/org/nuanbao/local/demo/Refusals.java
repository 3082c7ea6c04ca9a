package org.nuanbao.local.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nuanbao.local.cloud.ObjectStoreKeys;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** Uploads that must not come through the door. */
final class Refusals {
  private final Season season;
  private final Act act;
  private final ObjectStoreKeys keys;

  Refusals(Season season, Act act, ObjectStoreKeys keys) {
    this.season = season;
    this.act = act;
    this.keys = keys;
  }

  /** Tries them all on one unit's duty, and at the end sends the right file; the submission. */
  String play(String unit, String otherUnit) throws IOException {
    byte[] file = season.filled(unit, season.scenario().sample(unit));
    Api.Ticket ticket = season.ticket(unit, unit + ".xlsx", file);

    byte[] other = file.clone();
    other[other.length / 2] ^= 1;
    refused("不是所报的文件", "another file than announced", season.put(ticket, other));

    String tampered = tampered(ticket.url());
    refused("签名被改动", "tampered signature", season.api().put(tampered, ticket.headers(), file));
    refused("地址已过期", "expired URL", expired(ticket, file));

    int status =
        season
            .api()
            .send(
                Api.As.filler(season.path(otherUnit)),
                "/duties/" + season.duty(unit) + "/submissions",
                "POST",
                Api.said("x.xlsx", file))
            .status();
    refused("别的单位的任务", "another unit's duty", status);

    int first = season.put(ticket, file);
    int second = season.api().put(ticket.url(), ticket.headers(), file);
    act.check(
        "上传地址只能用一次",
        "a URL works once",
        first == 200 && second >= 400 && second < 500,
        first + ", " + second);
    return ticket.submission();
  }

  private void refused(String chinese, String english, int status) {
    act.check(
        "拒绝：" + chinese,
        "refused: " + english,
        status >= 400 && status < 500,
        Integer.toString(status));
  }

  /** The last hex digit of the signature is another one. */
  private static String tampered(String url) {
    int at = url.indexOf("X-Amz-Signature=") + "X-Amz-Signature=".length() + 63;
    char digit = url.charAt(at) == '0' ? '1' : '0';
    return url.substring(0, at) + digit + url.substring(at + 1);
  }

  /** A URL for the same object, rightly signed but good for one second only. */
  private int expired(Api.Ticket ticket, byte[] file) throws IOException {
    URI object = URI.create(ticket.url());
    String[] path = object.getPath().substring(1).split("/", 2);
    PresignedPutObjectRequest url;
    try (S3Presigner presigner = keys.presigner()) {
      url =
          presigner.presignPutObject(request ->
              request
                  .signatureDuration(Duration.ofSeconds(1))
                  .putObjectRequest(put -> put.bucket(path[0]).key(path[1])));
    }
    try {
      TimeUnit.MILLISECONDS.sleep(2_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return season.api().put(url.url().toString(), Map.of(), file);
  }
}
