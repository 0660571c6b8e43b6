/** How Twilio calls back: signing, sending, retrying, and reading the TwiML that comes back. */
@NullMarked
package org.quietline.simulator.webhook;

import org.jspecify.annotations.NullMarked;
