package org.nuanbao.register;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/**
 * Person × fund × purpose × amount × campaign, as one version of a duty has it.
 *
 * @param row the data row it came from, from 1
 * @param amount null where the federation enters it
 */
public record Disbursement(
    PersonKey person,
    DutyId duty,
    long version,
    int row,
    String fund,
    String purpose,
    @Nullable Money amount) {}
