/**
 * What every store must do, whatever it is made of: abstract tests, run against the stores in
 * memory and against DynamoDB. Each test works in a campaign of its own, so that they can share
 * tables.
 */
@NullMarked
package org.nuanbao.contract;

import org.jspecify.annotations.NullMarked;
