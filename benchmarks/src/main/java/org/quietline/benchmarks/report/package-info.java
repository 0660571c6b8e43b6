/** Figures, what they are held against, and the table of them. */
@NullMarked
package org.quietline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
