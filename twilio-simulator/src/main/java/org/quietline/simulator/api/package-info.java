/** The part of Twilio's REST API that is simulated. */
@NullMarked
package org.quietline.simulator.api;

import org.jspecify.annotations.NullMarked;
