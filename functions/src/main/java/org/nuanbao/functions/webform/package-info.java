/**
 * Forms that are typed on a page by those who have no Excel. What is typed becomes the unit's own
 * workbook and goes the way of every upload. Like all pages it does not exist where no secret for
 * tokens is set.
 */
@Configuration
@Requires(property = "nuanbao.token.secret")
@NullMarked
package org.nuanbao.functions.webform;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
