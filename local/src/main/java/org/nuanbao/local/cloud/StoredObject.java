package org.nuanbao.local.cloud;

import java.time.Instant;

/**
 * A finished object of the object store.
 *
 * @param size in bytes
 * @param at when the upload was complete, by the machine's clock
 */
record StoredObject(String bucket, String key, long size, Instant at) {}
