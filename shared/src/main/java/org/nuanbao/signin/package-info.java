/**
 * How people come in by a mailed link, and what they act as until they leave. May use {@code
 * directory} and what is below it.
 */
@NullMarked
package org.nuanbao.signin;

import org.jspecify.annotations.NullMarked;
