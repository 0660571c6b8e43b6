package org.quietline.adapter.web.page;

import java.util.List;

/**
 * The form to write a message.
 *
 * @param id the new message's id
 * @param text what was written before, or ""
 * @param search the name searched for, or ""
 * @param hasMore whether there are more people than those shown
 * @param refusal why the one who was asked for cannot be written to, or ""
 * @param error why it was not sent, or ""
 */
public record SendPage(
        String id, String text, String search, List<Person> people, boolean hasMore, String refusal, String error) {}
