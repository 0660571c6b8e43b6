/** Sends messages through the Twilio REST API. */
@NullMarked
package org.quietline.adapter.twilio.carrier;

import org.jspecify.annotations.NullMarked;
