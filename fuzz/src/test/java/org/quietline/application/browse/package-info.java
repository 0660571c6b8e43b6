/** Fuzz tests of cursors. */
@NullMarked
package org.quietline.application.browse;

import org.jspecify.annotations.NullMarked;
