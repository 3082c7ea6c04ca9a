package org.nuanbao.sample;

import org.nuanbao.check.Facts;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Reading;

/**
 * A form's answers as JSON instead of a workbook.
 *
 * @param id the sample's own name; empty if it has none
 * @param raw as written: numbers as numbers, texts as texts, days if the form asks for days
 * @param typed as rules read it
 */
public record Sample(String id, Form form, Reading raw, Reading typed, Facts facts) {}
