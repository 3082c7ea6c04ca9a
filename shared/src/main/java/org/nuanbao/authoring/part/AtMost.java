package org.nuanbao.authoring.part;

/** A value that is part of another. */
public record AtMost(SumTerm part, SumTerm whole) {}
