/** The load harness: measures the program, and the bare technologies below it, in one run. */
@NullMarked
package org.quietline.benchmarks;

import org.jspecify.annotations.NullMarked;
