package org.nuanbao.authoring.region;

/** A row, or column, that is part of another. */
record Within(int part, int whole) {}
