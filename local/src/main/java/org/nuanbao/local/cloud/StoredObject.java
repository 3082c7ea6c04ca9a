package org.nuanbao.local.cloud;

/**
 * A finished object of the object store.
 *
 * @param size bytes
 */
record StoredObject(String bucket, String key, long size) {}
