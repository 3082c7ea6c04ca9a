package org.nuanbao.authoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.part.Relations.AtMost;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;
import org.nuanbao.form.ValueType;

/** Writes what was understood of a blank as one JSON object. */
public final class UnderstoodJson {
  private UnderstoodJson() {}

  public static String of(Understood understood) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("title", understood.title());
    root.put("kind", understood.kind().name().toLowerCase(Locale.ROOT));
    ArrayNode sheets = root.putArray("sheets");
    understood.sheets().forEach(sheet -> sheet(sheet, sheets.addObject()));
    return root.toString();
  }

  private static void sheet(Understood.Sheet sheet, ObjectNode node) {
    node.put("sheet", sheet.name());
    node.put("role", sheet.role().name().toLowerCase(Locale.ROOT));
    node.put("title", sheet.title());
    ArrayNode fields = node.putArray("fields");
    ArrayNode inputs = node.putArray("inputs");
    ArrayNode repeats = node.putArray("repeats");
    ArrayNode sums = node.putArray("sums");
    ArrayNode parts = node.putArray("parts");
    for (Part part : sheet.parts()) {
      for (Input input : part.inputs()) {
        boolean line = part instanceof Part.Lines;
        input(input, line, (line ? fields : inputs).addObject());
      }
      if (part instanceof Part.Roster roster) {
        roster.records().forEach(it -> records(it, repeats.addObject()));
      }
      relations(part.relations(), sums, parts);
    }
    relations(sheet.across(), sums, parts);
  }

  private static void relations(Relations relations, ArrayNode sums, ArrayNode parts) {
    relations.sums().forEach(it -> sum(it, sums.addObject()));
    for (AtMost it : relations.parts()) {
      parts.addObject().put("part", it.part().toString()).put("whole", it.whole().toString());
    }
  }

  private static void input(Input input, boolean line, ObjectNode node) {
    node.put("cell", input.place().cell());
    if (input.place().gap() > 0) {
      node.put("gap", input.place().gap());
    }
    if (line) {
      node.put("label", String.join("", input.labels()));
    } else {
      array(node, "row", input.row());
      array(node, "column", input.column());
    }
    answer(input.answer(), node);
  }

  private static void answer(Answer answer, ObjectNode node) {
    boolean several = answer.type() == ValueType.CODES;
    String type = several ? "code" : answer.type().name().toLowerCase(Locale.ROOT);
    node.put("type", answer.type() == ValueType.YEAR ? "integer" : type);
    if (!answer.unit().isEmpty()) {
      node.put("unit", answer.unit());
    }
    if (!answer.codes().isEmpty()) {
      array(node, "codes", answer.codes());
    }
    if (several) {
      node.put("multiple", true);
    }
    if (answer.required()) {
      node.put("required", true);
    }
    node.put("confidence", answer.confidence());
  }

  private static void array(ObjectNode node, String key, List<String> texts) {
    ArrayNode array = node.putArray(key);
    texts.forEach(array::add);
  }

  private static void records(Records records, ObjectNode node) {
    node.put("first_row", records.first() + 1);
    node.put("last_row", records.last() + 1);
    if (records.height() > 1) {
      node.put("rows_per_record", records.height());
    }
    if (!records.group().isEmpty()) {
      node.put("group", records.group());
    }
    if (records.index() >= 0) {
      node.put("index_column", CellPlace.letters(records.index()));
    }
    ArrayNode columns = node.putArray("columns");
    for (Records.Column column : records.columns()) {
      ObjectNode one = columns.addObject();
      one.put("column", CellPlace.letters(column.column()));
      if (column.offset() > 0) {
        one.put("row_offset", column.offset());
      }
      array(one, "label", column.labels());
      answer(column.answer(), one);
    }
  }

  private static void sum(Sum sum, ObjectNode node) {
    node.put(sum.target() instanceof SumTerm.Each ? "column" : "cell", sum.target().toString());
    array(node, "terms", sum.plus().stream().map(SumTerm::toString).toList());
    if (!sum.minus().isEmpty()) {
      array(node, "minus", sum.minus().stream().map(SumTerm::toString).toList());
    }
    if (!sum.printed().isEmpty()) {
      node.put("printed", sum.printed());
    }
  }
}
