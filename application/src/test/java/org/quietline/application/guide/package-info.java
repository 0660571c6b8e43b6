/** Compares what the documentation says with what there is. */
@NullMarked
package org.quietline.application.guide;

import org.jspecify.annotations.NullMarked;
