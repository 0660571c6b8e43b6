/** Counts and times what the program does, and tells it to those who collect figures. */
@NullMarked
package org.quietline.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
