package org.nuanbao.functions.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.nuanbao.rollup.FigureKeys;
import org.nuanbao.rollup.Sums;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A record and the sums that belong to it, packed into one value: after the byte {@value #FORMAT},
 * deflated (RFC 1951), come the number of figures; of each the key, of which what the key before
 * has in common is left out, and its decimals; all figures, as whole smallest decimals; those that
 * are beyond a long, as text; then the record as JSON (RFC 8259). Numbers take as many bytes as
 * they need, seven bits in each.
 *
 * <p>Older items hold the record alone, as {@link PackedRecords} packs it, with the sums in it.
 */
final class PackedSums {
  static final int FORMAT = 1;
  private static final int SEVEN = 7;
  private static final int MORE = 1 << SEVEN;
  private static final int BLOCK = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What most items have in common; part of the format, and never changed. */
  private static final byte[] COMMON =
      ("{\"name\":\"市区县街道镇乡总工会工会委员会有限公司学校\",\"totals\":{\"sums\":{},\"distinct\":{}},"
              + "\"reported\":0,\"expected\":0,\"missing\":[\"/\"],\"late\":[],\"returned\":[],"
              + "\"nil\":[],\"extended\":[],\"source\":null"
              + "\"reported\":1,\"expected\":1,\"missing\":[],\"late\":[],\"returned\":[],"
              + "\"nil\":[],\"extended\":[],\"source\":{\"submission\":\"\",\"version\":1,"
              + "\"receipt\":\"NB20\"}}")
          .getBytes(UTF_8);

  private PackedSums() {}

  /** A record and its sums; none if it is older and has them in itself. */
  record Unpacked<T>(T body, Sums sums) {}

  static SdkBytes pack(Object body, Sums sums) {
    Writer out = new Writer();
    out.sums(sums);
    try {
      out.bytes.writeBytes(JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(FORMAT);
    deflate(out.bytes.toByteArray(), packed);
    return SdkBytes.fromByteArrayUnsafe(packed.toByteArray());
  }

  static <T> Unpacked<T> unpack(SdkBytes packed, Class<T> type) {
    byte[] bytes = packed.asByteArrayUnsafe();
    if (bytes.length > 0 && bytes[0] != FORMAT) {
      return new Unpacked<>(type.cast(PackedRecords.unpack(packed, type)), Sums.NONE);
    }
    Reader in = new Reader(ByteBuffer.wrap(inflated(bytes)));
    Sums sums = in.sums();
    try {
      return new Unpacked<>(JSON.readValue(in.rest(), type), sums);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deflate(byte[] plain, ByteArrayOutputStream to) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setDictionary(COMMON);
      deflater.setInput(plain);
      deflater.finish();
      byte[] block = new byte[BLOCK];
      while (!deflater.finished()) {
        to.write(block, 0, deflater.deflate(block));
      }
    }
  }

  /** What was packed: binary numbers, then JSON. */
  static byte[] inflated(byte[] packed) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(BLOCK);
    try (Inflater inflater = new Inflater(true)) {
      inflater.setDictionary(COMMON);
      inflater.setInput(packed, 1, packed.length - 1);
      byte[] block = new byte[BLOCK];
      while (!inflater.finished()) {
        int some = inflater.inflate(block);
        if (some == 0 && inflater.needsInput()) {
          throw new DataFormatException("cut off");
        }
        plain.write(block, 0, some);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException("a stored total that cannot be unpacked", e);
    }
    return plain.toByteArray();
  }

  private static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK);

    private void sums(Sums sums) {
      FigureKeys keys = sums.keys();
      SortedMap<Integer, BigDecimal> beyond = new TreeMap<>();
      number(keys.size());
      byte[] before = {};
      for (int i = 0; i < keys.size(); i++) {
        byte[] key = keys.key(i).getBytes(UTF_8);
        int same = Arrays.mismatch(before, key);
        number(same);
        text(Arrays.copyOfRange(key, same, key.length));
        bytes.write(keys.decimals(i));
        before = key;
      }
      for (int i = 0; i < keys.size(); i++) {
        long whole = sums.whole(i);
        number((whole << 1) ^ (whole >> (Long.SIZE - 1)));
        BigDecimal other = sums.beyond(i);
        if (other != null) {
          beyond.put(i, other);
        }
      }
      number(beyond.size());
      beyond.forEach((place, figure) -> {
        number(place);
        text(figure.toString().getBytes(UTF_8));
      });
    }

    private void text(byte[] text) {
      number(text.length);
      bytes.writeBytes(text);
    }

    private void number(long number) {
      long rest = number;
      while ((rest & -MORE) != 0) {
        bytes.write((int) (rest & (MORE - 1)) | MORE);
        rest >>>= SEVEN;
      }
      bytes.write((int) rest);
    }
  }

  private record Reader(ByteBuffer bytes) {
    private Sums sums() {
      SortedMap<String, Integer> decimals = new TreeMap<>();
      int size = (int) number();
      byte[] key = {};
      for (int i = 0; i < size; i++) {
        byte[] next = Arrays.copyOf(key, (int) number());
        int same = next.length;
        next = Arrays.copyOf(next, same + (int) number());
        bytes.get(next, same, next.length - same);
        decimals.put(new String(next, UTF_8), (int) bytes.get());
        key = next;
      }
      long[] whole = new long[size];
      for (int i = 0; i < size; i++) {
        long folded = number();
        whole[i] = (folded >>> 1) ^ -(folded & 1);
      }
      return Sums.of(FigureKeys.of(decimals), whole, beyond());
    }

    private Map<Integer, BigDecimal> beyond() {
      Map<Integer, BigDecimal> beyond = new TreeMap<>();
      for (long left = number(); left > 0; left--) {
        int place = (int) number();
        byte[] text = new byte[(int) number()];
        bytes.get(text);
        beyond.put(place, new BigDecimal(new String(text, UTF_8)));
      }
      return beyond;
    }

    private long number() {
      long number = 0;
      for (int shift = 0; ; shift += SEVEN) {
        long next = bytes.get();
        number |= (next & (MORE - 1)) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    private byte[] rest() {
      byte[] rest = new byte[bytes.remaining()];
      bytes.get(rest);
      return rest;
    }
  }
}
