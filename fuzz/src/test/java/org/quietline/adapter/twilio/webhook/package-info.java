/** Fuzz tests of the webhooks. */
@NullMarked
package org.quietline.adapter.twilio.webhook;

import org.jspecify.annotations.NullMarked;
