package org.quietline.adapter.web.page;

/**
 * The form to send a message again.
 *
 * @param newId the id of the new message
 * @param warning what to think of first
 */
public record Retry(String newId, String warning) {}
