package org.nuanbao.form;

/**
 * A form that a notice names without showing it: what it asks for is unknown until a blank is
 * found.
 */
public record NamedForm(FormId id, String marker, String title) {}
