package org.nuanbao.functions.portal;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.value.Bytes;
import org.nuanbao.value.Sha256;

/**
 * The pages' style sheet, scripts and pictures. An address holds the hash of what it leads to, so
 * that a browser may keep it for a year.
 */
@Singleton
public final class Assets {
  private static final int DIGITS = 16;

  private final Map<String, Asset> all =
      Stream.of(
              "portal.css",
              "portal.js",
              "upload.js",
              "form.js",
              "scan.js",
              "htmx.min.js",
              "icon.svg")
          .map(Assets::read)
          .collect(Collectors.toUnmodifiableMap(Asset::name, asset -> asset));

  /** A file that a browser loads beside a page. */
  record Asset(String name, String hash, Bytes content) {
    MediaType type() {
      return MediaType.forExtension(name.substring(name.lastIndexOf('.') + 1)).orElseThrow();
    }
  }

  /** The address of an asset below the pages' root. */
  public String path(String name) {
    Asset asset = all.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "assets/" + asset.hash() + "/" + name;
  }

  Optional<Asset> find(String hash, String name) {
    return Optional.ofNullable(all.get(name)).filter(asset -> asset.hash().equals(hash));
  }

  private static Asset read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not packed: " + name);
      }
      byte[] content = in.readAllBytes();
      return new Asset(name, Sha256.hex(content).substring(0, DIGITS), new Bytes(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
