package org.nuanbao.authoring.part;

import java.util.List;

/**
 * A value that others add up to.
 *
 * @param printed the print that says so; empty where the names of rows and columns do
 */
public record Sum(Term target, List<Term> plus, List<Term> minus, String printed) {}
