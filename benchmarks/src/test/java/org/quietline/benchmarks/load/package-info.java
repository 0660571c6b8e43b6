@NullMarked
package org.quietline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
