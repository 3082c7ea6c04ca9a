package org.nuanbao.check.kind;

/** {@code blank: 0}, a blank counts as 0: all that can be said of one. */
record Nought() {}
