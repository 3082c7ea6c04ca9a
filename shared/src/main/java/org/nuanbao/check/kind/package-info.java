/**
 * The kinds of rules, several to a file: what data a kind has, how it judges, what it says. {@link
 * org.nuanbao.check.kind.RuleKinds} is the table of them all. May use {@code check} and the
 * packages below it.
 */
@NullMarked
package org.nuanbao.check.kind;

import org.jspecify.annotations.NullMarked;
