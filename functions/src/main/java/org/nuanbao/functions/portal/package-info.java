/**
 * The pages, behind the same gateway as the API. They open no file: what others read is shown. May
 * use {@code upload}, which opens versions and refuses, and {@code shared}.
 */
@NullMarked
package org.nuanbao.functions.portal;

import org.jspecify.annotations.NullMarked;
