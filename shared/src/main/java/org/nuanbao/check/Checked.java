package org.nuanbao.check;

import java.util.List;

/**
 * A reading, judged.
 *
 * @param findings complete, in the order of the rules
 * @param pending ids of rules whose fact is not known yet; one may also stand in findings
 */
public record Checked(List<Finding> findings, List<String> pending) {}
