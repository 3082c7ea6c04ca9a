package org.nuanbao.authoring.part;

/** A value that is part of another. */
public record AtMost(Term part, Term whole) {}
