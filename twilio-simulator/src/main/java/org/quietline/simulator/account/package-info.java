/** The one Twilio account that is simulated, and the phone numbers it owns. */
@NullMarked
package org.quietline.simulator.account;

import org.jspecify.annotations.NullMarked;
