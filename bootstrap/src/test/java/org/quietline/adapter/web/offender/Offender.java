package org.quietline.adapter.web.offender;

import org.quietline.application.port.MessageLog;

/**
 * Goes past the use cases.
 *
 * @param log a store
 */
public record Offender(MessageLog log) {}
