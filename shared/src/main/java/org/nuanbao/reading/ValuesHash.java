package org.nuanbao.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.nuanbao.value.Sha256;

/**
 * A fingerprint that is the same for equal answers: the form, and what is in its head and its body.
 * Cells, the sheet's name, the hidden mark and the template's version do not count, so the same
 * values in another file give the same hash.
 */
public final class ValuesHash {
  private final MessageDigest digest;

  private ValuesHash(MessageDigest digest) {
    this.digest = digest;
  }

  /** SHA-256 in hex over the typed values of a reading. */
  public static String of(Reading reading) {
    return of(reading, List.of());
  }

  /**
   * The hash over the values and what was said about them, in order; an empty list adds nothing.
   */
  public static String of(Reading reading, List<String> said) {
    ValuesHash hash = new ValuesHash(Sha256.begun());
    hash.add(reading.form().value());
    new TreeMap<>(reading.fields()).forEach(hash::add);
    switch (reading.body()) {
      case Body.Figures figures -> new TreeMap<>(figures.items()).forEach(hash::add);
      case Body.Lines lines -> hash.add(lines);
      case Body.Answers answers -> {
        new TreeMap<>(answers.answers()).forEach(hash::add);
        new TreeMap<>(answers.tables()).forEach(hash::add);
      }
    }
    said.forEach(hash::add);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  /** The hash over all parts of a file, in their order, and what was said about them. */
  public static String of(List<Reading> parts, List<String> said) {
    if (parts.size() == 1) {
      return of(parts.getFirst(), said);
    }
    ValuesHash hash = new ValuesHash(Sha256.begun());
    parts.forEach(part -> hash.add(of(part)));
    said.forEach(hash::add);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void add(String table, Body.Lines lines) {
    add(table);
    add(lines);
  }

  private void add(Body.Lines lines) {
    lines.lines().forEach(line -> line.values().forEach(this::add));
  }

  private void add(String key, Entry entry) {
    add(key);
    add(entry.value());
  }

  /** Each kind of value has its own letter, so that the text 1 differs from the number 1. */
  private void add(Value value) {
    switch (value) {
      case Value.Blank _ -> add("_");
      case Value.Numeric numeric -> add("n" + numeric.plain());
      case Value.Text text -> add("t" + text.text());
      case Value.Day day -> add("d" + day.date());
      case Value.Broken broken -> add("b" + broken.shown());
    }
  }

  /** Ends each text with a byte that never occurs in UTF-8, so that texts cannot run together. */
  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xFF);
  }
}
