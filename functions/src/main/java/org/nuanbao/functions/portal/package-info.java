/**
 * The pages, behind the same gateway as the API. They open no file: what others read is shown. Like
 * the API they do not exist where no secret for tokens ({@code nuanbao.token.secret}) is set. May
 * use {@code upload}, which opens versions and refuses, and {@code shared}.
 */
@Configuration
@Requires(property = "nuanbao.token.secret")
@NullMarked
package org.nuanbao.functions.portal;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
