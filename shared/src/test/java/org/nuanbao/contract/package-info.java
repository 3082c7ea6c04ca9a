/**
 * What every store must do, whatever it is made of: abstract tests that run against the stores in
 * memory and against DynamoDB. Each test works in its own campaign, so that tests can share tables.
 */
@NullMarked
package org.nuanbao.contract;

import org.jspecify.annotations.NullMarked;
