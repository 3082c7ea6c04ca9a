package org.nuanbao.functions.simulate;

import java.time.Instant;
import org.nuanbao.campaign.UnitPath;

/** A file that the store has acknowledged. */
record Sent(UnitPath unit, long version, SimulatedPaper paper, Instant complete) {}
