package org.nuanbao.functions.dynamo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Explanation;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Mend;
import org.nuanbao.reading.Value;
import software.amazon.awssdk.core.SdkBytes;

/** Packs records as compressed JSON (RFC 8259, RFC 1952), for what is read only as a whole. */
final class PackedRecords {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addMixIn(Finding.class, StoredFinding.class)
          .addMixIn(Mend.class, SteppedMend.class)
          .addMixIn(Value.class, KindOfValue.class)
          .addModule(
              new SimpleModule()
                  .addDeserializer(String.class, new Once())
                  .addSerializer(LocalDate.class, new ToStringSerializer())
                  .addDeserializer(LocalDate.class, new DayText()))
          .build();

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

  /** What findings of before decision 46 do not have is not written of those that have none. */
  interface StoredFinding {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable String recognised();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable Explanation explanation();
  }

  /** How the steps that mend a finding are told apart. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Mend.Put.class, name = "put"),
    @JsonSubTypes.Type(value = Mend.Clear.class, name = "clear"),
    @JsonSubTypes.Type(value = Mend.Make.class, name = "make"),
    @JsonSubTypes.Type(value = Mend.Ask.class, name = "ask")
  })
  private interface SteppedMend {}

  /** How values are told apart; days are texts. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Value.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = Value.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Value.Day.class, name = "day")
  })
  @JsonIgnoreProperties("blank")
  private interface KindOfValue {}

  /** Reads a day as it was written, {@code 2018-01-18}. */
  private static final class DayText extends FromStringDeserializer<LocalDate> {
    private static final long serialVersionUID = 1;

    DayText() {
      super(LocalDate.class);
    }

    @Override
    protected LocalDate _deserialize(String text, DeserializationContext context) {
      return LocalDate.parse(text);
    }
  }

  /** Reads equal texts as one: hundreds of thousands of findings say much the same. */
  private static final class Once extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 400;
    private static final int MOST = 20_000;

    Once() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = StringDeserializer.instance.deserialize(json, context);
      if (text == null || text.length() > LONGEST) {
        return text;
      }
      Object known = context.getAttribute(Once.class);
      Map<String, String> texts = known instanceof Texts all ? all.texts() : begin(context);
      String same = texts.get(text);
      if (same == null && texts.size() < MOST) {
        texts.put(text, text);
      }
      return same == null ? text : same;
    }

    private static Map<String, String> begin(DeserializationContext context) {
      Texts texts = new Texts(new HashMap<>());
      context.setAttribute(Once.class, texts);
      return texts.texts();
    }

    /** The texts that were read so far. */
    private record Texts(Map<String, String> texts) {}
  }
}
