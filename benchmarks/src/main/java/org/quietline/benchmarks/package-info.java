/** Load harness: measures what users feel. */
@NullMarked
package org.quietline.benchmarks;

import org.jspecify.annotations.NullMarked;
