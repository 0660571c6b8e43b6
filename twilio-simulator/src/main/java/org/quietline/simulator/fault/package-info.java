/** Faults on demand: which there are, and whether one strikes now. */
@NullMarked
package org.quietline.simulator.fault;

import org.jspecify.annotations.NullMarked;
