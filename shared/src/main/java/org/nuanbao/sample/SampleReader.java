package org.nuanbao.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Place;
import org.nuanbao.form.Roster;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;

/**
 * Reads samples: {@code form} or the front of {@code sample_id}, {@code header}, {@code footer},
 * {@code data} (an object by item ref or question, or a list of rows by column key), and the facts
 * of {@link FactsReader}. Unknown keys are ignored; what is missing is blank.
 */
public final class SampleReader {
  private final Collection<Form> forms;

  public SampleReader(Collection<Form> forms) {
    this.forms = forms;
  }

  /**
   * Reads one sample or a list of them.
   *
   * @param hint the form of samples that name none
   * @throws BadSample if one of them is no sample
   */
  public List<Sample> read(JsonNode json, @Nullable FormId hint) {
    List<Sample> samples = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(sample -> samples.add(sample(sample, hint)));
    } else {
      samples.add(sample(json, hint));
    }
    return List.copyOf(samples);
  }

  private Sample sample(JsonNode json, @Nullable FormId hint) {
    if (!json.isObject()) {
      throw new BadSample("A sample is a JSON object or a list of them.");
    }
    String id = json.path("sample_id").asText("");
    Form form = form(json, id, hint);
    JsonNode data = json.path("data");
    if (data.isMissingNode()) {
      throw new BadSample("The sample " + id + " has no data.");
    }
    Reading raw = reading(form, json, body(form, data));
    return new Sample(id, form, raw, Typing.typed(form, raw), FactsReader.ofSample(json));
  }

  private Form form(JsonNode json, String sampleId, @Nullable FormId hint) {
    String named = json.path("form").asText("");
    int slash = sampleId.indexOf('/');
    String front = slash > 0 ? sampleId.substring(0, slash) : "";
    String wanted = !named.isEmpty() ? named : hint != null ? hint.value() : front;
    if (wanted.isEmpty()) {
      throw new BadSample("The sample names no form; say which with --form.");
    }
    Optional<Form> form =
        forms.stream().filter(known -> known.id().value().equals(wanted)).findFirst();
    return form.orElseThrow(() -> new BadSample("There is no form " + wanted + "."));
  }

  /** A field is in the sample's head or below its table. */
  private static Reading reading(Form form, JsonNode sample, Body body) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      JsonNode above = sample.path("header").path(field.key());
      JsonNode value = above.isMissingNode() ? sample.path("footer").path(field.key()) : above;
      fields.put(field.key(), entry(field.type(), value));
    }
    return new Reading(form.id(), form.head().version(), "", null, fields, body);
  }

  private static Body body(Form form, JsonNode data) {
    if (form instanceof Roster roster) {
      return lines(roster.columns(), data);
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Place place : form.places().values()) {
      if (place.table() == null && !(place.prompt() instanceof Field)) {
        JsonNode value =
            form instanceof FigureForm ? data.path(place.name()) : at(data, place.name());
        entries.put(place.name(), entry(place.prompt().type(), value));
      }
    }
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    form.columnsOfTables()
        .forEach((key, columns) -> tables.put(key, lines(columns, at(data, key))));
    return Body.of(form, entries, tables);
  }

  /** The value of a key, nested as in {@code {"group":{"part":…}}}, or by the whole key. */
  private static JsonNode at(JsonNode data, String key) {
    int dot = key.indexOf('.');
    return dot < 0 || data.has(key)
        ? data.path(key)
        : at(data.path(key.substring(0, dot)), key.substring(dot + 1));
  }

  private static Body.Lines lines(List<Column> columns, JsonNode rows) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode row : rows) {
      lines.add(line(columns, lines.size() + 1, row));
    }
    return new Body.Lines(lines, List.of());
  }

  private static Line line(List<Column> columns, int number, JsonNode row) {
    List<Value> values = new ArrayList<>(columns.size());
    for (Column column : columns) {
      values.add(value(column.type(), row.path(column.key())));
    }
    return new Line(number, 0, values);
  }

  private static Entry entry(ValueType type, JsonNode json) {
    return new Entry(value(type, json), null);
  }

  private static Value value(ValueType type, JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return Value.Blank.IT;
    }
    if (json.isNumber()) {
      return new Value.Numeric(json.decimalValue());
    }
    if (json.isArray() && type == ValueType.CODES) {
      String answers =
          json.valueStream()
              .filter(answer -> !answer.isNull())
              .map(answer -> Plain.trimmed(answer.asText()))
              .filter(answer -> !answer.isEmpty())
              .collect(Collectors.joining(Typing.ANSWERS));
      return answers.isEmpty() ? Value.Blank.IT : new Value.Text(answers);
    }
    if (json.isContainerNode()) {
      return new Value.Broken("not a single value");
    }
    String text = json.asText();
    if (Plain.trimmed(text).isEmpty()) {
      return Value.Blank.IT;
    }
    return type == ValueType.DATE ? day(text) : new Value.Text(text);
  }

  /** A real date goes into the workbook as a date; anything else as text. */
  private static Value day(String text) {
    try {
      return new Value.Day(LocalDate.parse(text));
    } catch (DateTimeParseException asTyped) {
      return new Value.Text(text);
    }
  }
}
