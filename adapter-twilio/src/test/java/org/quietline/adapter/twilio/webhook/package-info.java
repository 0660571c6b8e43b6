/** Tests of checking and reading Twilio's webhooks. */
@NullMarked
package org.quietline.adapter.twilio.webhook;

import org.jspecify.annotations.NullMarked;
