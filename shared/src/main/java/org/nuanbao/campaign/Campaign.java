package org.nuanbao.campaign;

import java.time.Instant;

/**
 * One run of a notice over one organisation tree.
 *
 * @param id ASCII letters, digits and hyphens
 * @param noticeVersion the published version that the campaign always uses
 */
public record Campaign(String id, String notice, String noticeVersion, Instant openedAt) {}
