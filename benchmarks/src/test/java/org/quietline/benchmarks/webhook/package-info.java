@NullMarked
package org.quietline.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
