/**
 * The embedded cloud: servers that speak the real protocols on the loopback and keep their data
 * below one folder, and what AWS does between its services. It is never deployed. It may use
 * everything below it.
 */
@NullMarked
package org.nuanbao.local.cloud;

import org.jspecify.annotations.NullMarked;
