package org.nuanbao.functions.dynamo.packed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.FactIndex.Entry;
import org.nuanbao.value.PersonKey;

/**
 * Packs the entries of a roster's rows, which are random bytes that no compression makes smaller:
 * each is the 16 bytes of its key, the 16 of its whole, four of its row, then the person's key: the
 * length of its version mark, the mark, and 32 bytes. A length of zero means nobody.
 */
public final class PackedFacts {
  /** Sorted by key; of equal ones by row. */
  public static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::key).thenComparing(Entry::whole).thenComparingInt(Entry::row);

  private static final int HASH = 16;
  private static final int PERSON = 32;
  private static final int MOST = 2 * HASH + Integer.BYTES + 1 + Byte.MAX_VALUE + PERSON;
  private static final HexFormat HEX = HexFormat.of();

  private PackedFacts() {}

  /** The entries in this order, as one value. */
  public static byte[] pack(List<Entry> rows) {
    ByteBuffer bytes = ByteBuffer.allocate(rows.size() * MOST);
    for (Entry row : rows) {
      bytes.put(bytes(row.key(), HASH)).put(bytes(row.whole(), HASH)).putInt(row.row());
      PersonKey person = row.person();
      if (person == null) {
        bytes.put((byte) 0);
      } else {
        int cut = person.value().indexOf('#') + 1;
        byte[] mark = person.value().substring(0, cut).getBytes(US_ASCII);
        bytes.put((byte) mark.length).put(mark);
        bytes.put(bytes(person.value().substring(cut), PERSON));
      }
    }
    byte[] packed = new byte[bytes.position()];
    bytes.flip().get(packed);
    return packed;
  }

  /** The entries of a value, which lies in this place and belongs to this version of the duty. */
  public static List<Entry> unpack(byte[] packed, String place, DutyId duty, long version) {
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    List<Entry> rows = new ArrayList<>();
    while (bytes.hasRemaining()) {
      String key = hex(bytes, HASH);
      String whole = hex(bytes, HASH);
      int row = bytes.getInt();
      rows.add(new Entry(place, key, whole, duty, version, "", row, person(bytes)));
    }
    return rows;
  }

  private static @Nullable PersonKey person(ByteBuffer bytes) {
    byte[] mark = new byte[bytes.get()];
    if (mark.length == 0) {
      return null;
    }
    bytes.get(mark);
    return new PersonKey(new String(mark, US_ASCII) + hex(bytes, PERSON));
  }

  private static byte[] bytes(String hex, int length) {
    byte[] bytes = HEX.parseHex(hex);
    if (bytes.length != length) {
      throw new IllegalArgumentException("a hash of " + bytes.length + " bytes, not " + length);
    }
    return bytes;
  }

  private static String hex(ByteBuffer bytes, int length) {
    byte[] raw = new byte[length];
    bytes.get(raw);
    return HEX.formatHex(raw);
  }
}
