package org.quietline.adapter.web.page;

/**
 * Why messages did not arrive.
 *
 * @param code the carrier's code, or ""
 * @param count how many
 */
public record Reason(String meaning, String advice, String code, String count) {}
