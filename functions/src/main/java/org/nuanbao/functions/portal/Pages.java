package org.nuanbao.functions.portal;

import io.micronaut.core.io.Writable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders pages from their templates. */
@Singleton
public final class Pages {
  private static final String ROOT = "/portal";
  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final HtmlJteViewsRenderer<Map<String, @Nullable Object>> renderer;
  private final Assets assets;

  Pages(HtmlJteViewsRenderer<Map<String, @Nullable Object>> renderer, Assets assets) {
    this.renderer = renderer;
    this.assets = assets;
  }

  /** A page with what it shows beside its frame. */
  public MutableHttpResponse<String> page(
      String template, HttpRequest<?> request, Map<String, ? extends @Nullable Object> shown) {
    return page(template, HttpStatus.OK, request, shown);
  }

  /** The same with another status. */
  public MutableHttpResponse<String> page(
      String template,
      HttpStatus status,
      HttpRequest<?> request,
      Map<String, ? extends @Nullable Object> shown) {
    Map<String, @Nullable Object> model = new HashMap<>(shown);
    model.put("frame", frame(request));
    Writable page = renderer.render(template, model, request);
    StringWriter text = new StringWriter();
    try {
      page.writeTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HttpResponse.<String>status(status).body(text.toString()).contentType(HTML);
  }

  /** Leads to another page, by a GET. */
  public MutableHttpResponse<String> to(String page, HttpRequest<?> request) {
    return HttpResponse.seeOther(URI.create(PageFrame.root(request.getPath()) + page));
  }

  private PageFrame frame(HttpRequest<?> request) {
    Visitor visitor = request.getAttribute(Visitor.ATTRIBUTE, Visitor.class).orElse(null);
    return new PageFrame(PageFrame.root(shownAt(request)), visitor, assets);
  }

  /** The address of the page that shows it: a part of a page is asked for by the whole. */
  private static String shownAt(HttpRequest<?> request) {
    String page = request.getHeaders().get("HX-Current-URL");
    int from = page == null ? -1 : page.indexOf(ROOT);
    return page == null || from < 0
        ? request.getPath()
        : page.substring(from).replaceFirst("[?#].*$", "");
  }
}
