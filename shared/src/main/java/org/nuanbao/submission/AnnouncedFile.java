package org.nuanbao.submission;

/**
 * The file that the client announced; the store accepts no other.
 *
 * @param name as the sender calls it, for display only
 * @param size bytes
 * @param sha256 64 hex digits
 */
public record AnnouncedFile(String name, long size, String sha256, String contentType) {}
