@NullMarked
package org.quietline.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
