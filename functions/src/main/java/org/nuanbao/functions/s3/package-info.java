/**
 * The buckets: originals as they were sent, mails, and workings (readings, annotated copies, key
 * sets, node workbooks, manifests). The AWS SDK's S3 client is used here.
 */
@NullMarked
package org.nuanbao.functions.s3;

import org.jspecify.annotations.NullMarked;
