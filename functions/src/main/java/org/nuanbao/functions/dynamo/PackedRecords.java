package org.nuanbao.functions.dynamo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** Packs records as compressed JSON (RFC 8259, RFC 1952), for what is read only as a whole. */
final class PackedRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PackedRecords() {}

  static SdkBytes pack(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      JSON.writeValue(zip, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArrayUnsafe(bytes.toByteArray());
  }

  static Object unpack(SdkBytes packed, Type type) {
    try (GZIPInputStream zip = new GZIPInputStream(packed.asInputStream())) {
      return JSON.readValue(zip, JSON.constructType(type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
