package org.nuanbao.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.nuanbao.functions.dynamo.PackedContent;
import org.nuanbao.local.cloud.SteppedCloud;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Everything in the tables and buckets, one line for each item, without what is never the same
 * twice: moments, submissions' ids, versions of marks, numbers of runs and of attempts, and
 * encrypted bytes.
 */
final class StoredState {
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:[\\d.]+)?Z");

  /** A moment in a letter, and the letter's number, which is made from that moment. */
  private static final Pattern IN_LETTERS =
      Pattern.compile("\\d{4}年\\d{1,2}月\\d{1,2}日 [\\d:]+|NL\\d{8}-[0-9A-Z]{8}");

  private final SteppedCloud cloud;
  private final Map<String, String> names;

  /**
   * The state of a cloud.
   *
   * @param names each random text, with the name that stands for it
   */
  StoredState(SteppedCloud cloud, Map<String, String> names) {
    this.cloud = cloud;
    this.names = names;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String table : List.of("reports", "register")) {
      for (Map<String, AttributeValue> item :
          cloud.dynamo().scan(scan -> scan.tableName(table).consistentRead(true)).items()) {
        if (!isNoteOfAFault(item)) {
          lines.add(bare(table + " " + item(item)));
        }
      }
    }
    for (String bucket : List.of("originals", "workings", "mails")) {
      for (S3Object object : cloud.s3().listObjectsV2(list -> list.bucket(bucket)).contents()) {
        // A run's own notes are left out: a run that was planned twice leaves two sets of them.
        if (!object.key().startsWith("manifests/")) {
          lines.add(bare(bucket + " " + object.key()) + content(bucket, object));
        }
      }
    }
    Collections.sort(lines);
    return lines;
  }

  /** Whether an item notes that a try failed; it stays, for whoever looks after the system. */
  private static boolean isNoteOfAFault(Map<String, AttributeValue> item) {
    return requireNonNull(item.get("sk")).s().equals("FAILURE");
  }

  /** The content of an object, if that is not encrypted. */
  private String content(String bucket, S3Object object) {
    if (bucket.equals("originals")) {
      return " " + object.eTag();
    }
    return object.key().startsWith("workbooks/")
        ? " " + Integer.toHexString(bare(sheets(bucket, object.key())).hashCode())
        : "";
  }

  private String sheets(String bucket, String key) {
    byte[] file = cloud.s3().getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    StringBuilder sheets = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      while (zip.getNextEntry() != null) {
        sheets.append(new String(zip.readAllBytes(), UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return sheets.toString();
  }

  private static String item(Map<String, AttributeValue> item) {
    Map<String, String> shown = new TreeMap<>();
    boolean mark = requireNonNull(item.get("pk")).s().startsWith("DIRTY#");
    item.forEach((name, value) -> {
      if (name.equals("body") && value.b() != null) {
        shown.put(name, body(value.b().asByteArray()));
        return;
      }
      boolean counter =
          name.equals("run") || name.equals("attempt") || (mark && name.equals("version"));
      if (!counter) {
        shown.put(name, shown(value));
      }
    });
    return shown.toString();
  }

  private static String body(byte[] packed) {
    return PackedContent.isOfSums(packed)
        ? PackedContent.ofSums(packed)
        : shown(AttributeValue.fromB(SdkBytes.fromByteArray(packed)));
  }

  private static String shown(AttributeValue value) {
    if (value.hasM()) {
      return value.m().keySet().toString();
    }
    if (value.b() == null) {
      return value.toString();
    }
    if (!isPacked(value.b().asByteArray())) {
      return value.b().asByteArray().length + " bytes";
    }
    try (GZIPInputStream packed = new GZIPInputStream(value.b().asInputStream())) {
      return new String(packed.readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether it is compressed, and not encrypted or hashed. */
  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
  }

  private String bare(String line) {
    String bare = line;
    for (Map.Entry<String, String> name : names.entrySet()) {
      bare = bare.replace(name.getKey(), name.getValue());
    }
    return IN_LETTERS
        .matcher(MOMENT.matcher(bare).replaceAll("<moment>"))
        .replaceAll("<of the moment>");
  }
}
