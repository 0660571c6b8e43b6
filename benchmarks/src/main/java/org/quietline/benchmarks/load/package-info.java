/** Sends requests at set times or as fast as they are answered, and keeps account of how long the answers took. */
@NullMarked
package org.quietline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
