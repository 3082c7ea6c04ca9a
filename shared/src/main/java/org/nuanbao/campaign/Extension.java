package org.nuanbao.campaign;

import java.time.Instant;
import java.time.LocalDate;

/**
 * More time for one duty.
 *
 * @param until the last day instead of the notice's
 * @param reason as the reviewer wrote it down
 * @param by the token's subject of who granted it
 */
public record Extension(DutyId duty, LocalDate until, String reason, String by, Instant at) {}
