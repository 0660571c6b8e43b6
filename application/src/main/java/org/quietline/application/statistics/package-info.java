/** Counts what the service does, keeps the counts by day, and tells service levels from them. */
@NullMarked
package org.quietline.application.statistics;

import org.jspecify.annotations.NullMarked;
