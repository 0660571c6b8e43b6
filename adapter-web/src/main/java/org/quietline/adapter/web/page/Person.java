package org.quietline.adapter.web.page;

/**
 * Somebody to choose.
 *
 * @param refusal why they cannot be written to, or ""
 */
public record Person(String reference, String label, boolean isChosen, String refusal) {}
