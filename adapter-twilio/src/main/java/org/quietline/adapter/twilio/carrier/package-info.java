/** Sends messages through the Twilio REST API, and reads Twilio's own log of messages. */
@NullMarked
package org.quietline.adapter.twilio.carrier;

import org.jspecify.annotations.NullMarked;
