/**
 * Another Twilio, written from Twilio's documents alone and without a look at the simulator: it agrees with the
 * simulator only where the documents say so, and differs from it in all that they leave open.
 */
@NullMarked
package org.quietline.adapter.twilio.other;

import org.jspecify.annotations.NullMarked;
