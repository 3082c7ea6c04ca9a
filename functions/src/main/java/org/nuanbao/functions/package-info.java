/**
 * What is deployed: one package for each trigger, thin handlers, and the wiring of the domain. May
 * use {@code shared} and Micronaut; the AWS SDK is used in {@code dynamo}, {@code s3}, {@code
 * queue}, {@code mail} and {@code keys} only.
 */
@NullMarked
package org.nuanbao.functions;

import org.jspecify.annotations.NullMarked;
