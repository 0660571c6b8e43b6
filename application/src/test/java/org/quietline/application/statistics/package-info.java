/** Tests of what is counted and told. */
@NullMarked
package org.quietline.application.statistics;

import org.jspecify.annotations.NullMarked;
