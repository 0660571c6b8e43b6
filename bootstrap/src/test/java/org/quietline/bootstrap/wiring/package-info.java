/** The composition root, with a clock that a test sets. */
@NullMarked
package org.quietline.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
