package org.nuanbao.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a submission came by mail.
 *
 * @param messageId of the mail; null where it has none that may be named in an answer
 * @param subject of the mail, as it may be shown
 * @param scans signed pages that came beside the file; kept, never opened
 */
public record MailOrigin(
    MailId mail, @Nullable String messageId, String subject, List<AnnouncedFile> scans) {}
