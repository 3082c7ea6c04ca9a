/**
 * The two DynamoDB tables: one record for each kind of item, and one class for each port that is
 * kept in them. The AWS SDK's Enhanced Client is used here; nothing outside sees an item.
 */
@NullMarked
package org.nuanbao.functions.dynamo;

import org.jspecify.annotations.NullMarked;
