package org.nuanbao.authoring.region;

/** A row, or column, that is part of another. */
record PartOfWhole(int part, int whole) {}
