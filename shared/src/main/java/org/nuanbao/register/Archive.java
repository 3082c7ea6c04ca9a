package org.nuanbao.register;

import java.util.SortedMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.PersonKey;

/**
 * What one version of a duty says of one person; counts while that version is current.
 *
 * @param row the data row it came from, from 1
 * @param personal column key → value; every field is stored encrypted
 */
public record Archive(
    PersonKey person, DutyId duty, long version, int row, SortedMap<String, String> personal) {}
