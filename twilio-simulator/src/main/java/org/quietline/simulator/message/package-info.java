/** Messages as the simulated Twilio keeps them, whole and in memory. */
@NullMarked
package org.quietline.simulator.message;

import org.jspecify.annotations.NullMarked;
