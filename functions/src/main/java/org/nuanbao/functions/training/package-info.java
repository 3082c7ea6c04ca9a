/**
 * What an image's cache of loaded classes is made from: the functions rehearse in one process,
 * under Lambda's Runtime API as the image starts them. Not called by any function.
 */
@NullMarked
package org.nuanbao.functions.training;

import org.jspecify.annotations.NullMarked;
