@NullMarked
package org.quietline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
