package org.nuanbao.authoring.part;

import java.util.List;
import org.nuanbao.form.ValueType;

/**
 * What is asked.
 *
 * @param unit as printed; empty without one
 * @param confidence from 0 to 1, how sure the type is
 */
public record Answer(
    ValueType type, String unit, boolean required, List<String> codes, double confidence) {}
