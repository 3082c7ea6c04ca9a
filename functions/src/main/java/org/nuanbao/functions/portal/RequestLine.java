package org.nuanbao.functions.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nuanbao.value.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each request, also for those that are refused. It names who asks by a hash
 * and no more of the address than the route; a duty and a submission name no person.
 */
@Singleton
final class RequestLine {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLine.class);
  private static final int DIGITS = 12;
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9~.-]");

  void write(HttpRequest<?> request, HttpResponse<?> response, long millis) {
    Optional<Visitor> visitor = request.getAttribute(Visitor.ATTRIBUTE, Visitor.class);
    Optional<Visitor> in = visitor.filter(seen -> seen.present() != null);
    LOG.info(
        "request subject={} role={} unit={} route={} on={} status={} ms={}",
        in.map(seen -> Sha256.hex(seen.subject(), DIGITS)).orElse("-"),
        in.map(seen -> seen.role().name()).orElse("-"),
        in.map(seen -> seen.unit().value()).orElse("-"),
        visitor.map(seen -> seen.route().name()).orElse("-"),
        visitor
            .flatMap(seen -> seen.route().on(request.getPath()))
            .map(on -> UNSAFE.matcher(on).replaceAll("_"))
            .orElse("-"),
        response.code(),
        millis);
  }
}
