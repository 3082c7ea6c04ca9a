/**
 * The embedded cloud: servers that speak the real protocols, on the loopback and below one folder,
 * and what AWS does between its services. Never deployed. May use everything below it.
 */
@NullMarked
package org.nuanbao.local.cloud;

import org.jspecify.annotations.NullMarked;
