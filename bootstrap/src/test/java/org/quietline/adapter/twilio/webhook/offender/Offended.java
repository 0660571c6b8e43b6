package org.quietline.adapter.twilio.webhook.offender;

import org.quietline.application.port.UserDirectory;

/**
 * Is known by the other side of its adapter, and goes past the use cases.
 *
 * @param users a store
 */
public record Offended(UserDirectory users) {}
