package org.quietline.adapter.twilio.carrier;

/**
 * A phone number of the account.
 *
 * @param sid how Twilio names it
 * @param canText whether it can send and receive SMS
 * @param texts where incoming texts are announced
 * @param status where Twilio reports what is not reported elsewhere
 * @param isAnsweredByApplication whether a TwiML application answers its texts, which makes {@code texts} count for
 *     nothing
 */
public record OwnedNumber(String sid, boolean canText, Hook texts, Hook status, boolean isAnsweredByApplication) {}
