/** What is measured. */
@NullMarked
package org.quietline.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
