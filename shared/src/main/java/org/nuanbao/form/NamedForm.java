package org.nuanbao.form;

/** A form that a notice names without showing it: its content is unknown until a blank is found. */
public record NamedForm(FormId id, String marker, String title) {}
