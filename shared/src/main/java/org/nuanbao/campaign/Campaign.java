package org.nuanbao.campaign;

import java.time.Instant;

/**
 * One run of a notice over one organisation tree.
 *
 * @param id ASCII letters, digits and hyphens
 * @param noticeVersion the published version it is bound to, for good
 */
public record Campaign(String id, String notice, String noticeVersion, Instant openedAt) {}
