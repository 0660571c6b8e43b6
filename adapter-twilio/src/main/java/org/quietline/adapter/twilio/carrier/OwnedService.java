package org.quietline.adapter.twilio.carrier;

/**
 * A Messaging Service of the account.
 *
 * @param leavesItToTheNumbers whether incoming texts are announced where their number says, and not where it says
 * @param texts where incoming texts are announced otherwise
 * @param status where Twilio reports what became of messages that do not say themselves where to
 */
public record OwnedService(boolean leavesItToTheNumbers, Hook texts, Hook status) {}
