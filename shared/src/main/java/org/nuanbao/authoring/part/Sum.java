package org.nuanbao.authoring.part;

import java.util.List;

/**
 * A value that others add up to.
 *
 * @param printed the print that says so; empty where the names of rows and columns do
 */
public record Sum(SumTerm target, List<SumTerm> plus, List<SumTerm> minus, String printed) {}
