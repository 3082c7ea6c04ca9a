/**
 * The HTTP API: notices, campaigns, duties, upload addresses, states, totals. If no secret for
 * tokens ({@code nuanbao.token.secret}) is set, none of it exists. May use {@code shared}.
 */
@Configuration
@Requires(property = "nuanbao.token.secret")
@NullMarked
package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
