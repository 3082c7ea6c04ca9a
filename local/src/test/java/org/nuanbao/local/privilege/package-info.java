/**
 * Whether the policies of {@code template.yaml} grant exactly what the functions call. Every call
 * that a function makes in the integration tests is recorded; neither the embedded cloud nor
 * LocalStack would refuse any.
 */
@NullMarked
package org.nuanbao.local.privilege;

import org.jspecify.annotations.NullMarked;
