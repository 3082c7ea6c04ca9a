package org.nuanbao.letter;

import java.util.List;
import java.util.stream.Collectors;
import org.nuanbao.letter.Prose.Fact;
import org.nuanbao.letter.Prose.Row;

/**
 * Sets a letter as HTML: headings, lists and a table, and no style at all, so that nothing is lost
 * where a mail program takes it away. Everything is escaped.
 */
final class HtmlLetter {
  private final StringBuilder html = new StringBuilder();

  private HtmlLetter() {}

  static String of(Prose letter) {
    HtmlLetter set = new HtmlLetter();
    set.html
        .append("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(escaped(letter.subject()))
        .append("</title>\n</head>\n<body>\n");
    set.element("h1", letter.title());
    letter.blocks().forEach(set::block);
    return set.html.append("</body>\n</html>\n").toString();
  }

  private void block(Prose.Block block) {
    switch (block) {
      case Prose.Block.Lead(String lead) ->
          html.append("<p><b>").append(escaped(lead)).append("</b></p>\n");
      case Prose.Block.Text(String text) -> element("p", text);
      case Prose.Block.Heading(String heading) -> element("h2", heading);
      case Prose.Block.Steps(List<String> steps) -> list("ol", steps);
      case Prose.Block.Points(List<String> points) -> list("ul", points);
      case Prose.Block.Table table -> table(table);
      case Prose.Block.Link(String label, String address) ->
          html.append("<p><a href=\"")
              .append(escaped(address))
              .append("\">")
              .append(escaped(label))
              .append("</a></p>\n");
      case Prose.Block.Facts(List<Fact> facts) ->
          html.append("<hr>\n<p><small>")
              .append(facts.stream().map(HtmlLetter::fact).collect(Collectors.joining("<br>\n")))
              .append("</small></p>\n");
    }
  }

  private static String fact(Fact fact) {
    return escaped(fact.label() + " " + String.join(" ", fact.value()));
  }

  private void list(String kind, List<String> items) {
    html.append('<').append(kind).append(">\n");
    items.forEach(item -> element("li", item));
    html.append("</").append(kind).append(">\n");
  }

  private void table(Prose.Block.Table table) {
    html.append(
        "<table border=\"1\" cellpadding=\"6\" cellspacing=\"0\" width=\"100%\">\n<thead><tr>");
    table.heads().forEach(head -> cell("th scope=\"col\"", head));
    html.append("</tr></thead>\n<tbody>\n");
    for (Row row : table.rows()) {
      html.append("<tr>");
      cell("th scope=\"row\"", row.first());
      cell("td", row.second());
      cell("td", row.third());
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  private void cell(String tag, String text) {
    html.append('<').append(tag).append('>').append(escaped(text));
    html.append("</").append(tag, 0, 2).append('>');
  }

  private void element(String tag, String text) {
    html.append('<').append(tag).append('>').append(escaped(text));
    html.append("</").append(tag).append(">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
