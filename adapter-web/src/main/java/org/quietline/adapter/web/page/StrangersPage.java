package org.quietline.adapter.web.page;

import java.util.List;

/**
 * Unknown senders, the latest first.
 *
 * @param notice what was just done, or ""
 * @param registered the reference of who was just registered, or ""
 * @param newest the first page, or "" when this is it
 * @param older the next page, or ""
 */
public record StrangersPage(
        String notice, String registered, List<StrangerRow> strangers, String newest, String older) {}
