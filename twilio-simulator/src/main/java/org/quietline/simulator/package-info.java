/** A stand-in for Twilio on loopback. */
@NullMarked
package org.quietline.simulator;

import org.jspecify.annotations.NullMarked;
