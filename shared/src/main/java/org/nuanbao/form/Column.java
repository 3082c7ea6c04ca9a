package org.nuanbao.form;

import java.util.List;

/**
 * A column of a roster.
 *
 * @param label the printed heading without line breaks
 * @param codes the answers allowed, empty if free
 * @param byFederation filled in by the federation after submission, never by the unit
 */
public record Column(
    String key, String label, ValueType type, List<String> codes, boolean byFederation) {}
