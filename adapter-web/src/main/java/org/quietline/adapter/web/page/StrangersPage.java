package org.quietline.adapter.web.page;

import java.util.List;

/**
 * Unknown senders, the latest first.
 *
 * @param newest the first page, or "" when this is it
 * @param older the next page, or ""
 */
public record StrangersPage(List<Stranger> strangers, String newest, String older) {}
