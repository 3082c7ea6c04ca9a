/**
 * The language of {@code holds}: reads text into a tree. Uses nothing of ours but one constant of
 * {@code form}.
 */
@NullMarked
package org.nuanbao.formula;

import org.jspecify.annotations.NullMarked;
