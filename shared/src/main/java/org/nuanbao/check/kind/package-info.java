/**
 * The kinds of rules, a file each: what its data is, how it judges, what it says. {@link
 * org.nuanbao.check.kind.RuleKinds} is the table of them all. May use {@code check} and what lies
 * below.
 */
@NullMarked
package org.nuanbao.check.kind;

import org.jspecify.annotations.NullMarked;
