/** The processes that are measured, and those that they need. */
@NullMarked
package org.quietline.benchmarks.process;

import org.jspecify.annotations.NullMarked;
