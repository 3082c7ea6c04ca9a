package org.nuanbao.campaign;

import java.time.LocalDate;
import java.util.Set;

/**
 * A free document that units owe: any file, no form.
 *
 * @param key ASCII, within the notice
 * @param title as the notice calls it
 * @param types of units that owe it; empty for all
 * @param due the last day
 */
public record OwedDocument(
    String key,
    String title,
    Owed.Who who,
    Set<String> types,
    LocalDate due,
    boolean dueInclusive) {}
