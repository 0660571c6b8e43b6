package org.quietline.simulator.offender;

import org.quietline.domain.phone.PhoneNumber;

/**
 * A simulator that knows another module, with which it could share a misreading.
 *
 * @param number from another module
 */
public record Offender(PhoneNumber number) {}
