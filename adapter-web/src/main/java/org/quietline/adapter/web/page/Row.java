package org.quietline.adapter.web.page;

import java.util.List;

/**
 * One message in a list.
 *
 * @param direction {@code in} or {@code out}
 * @param text what it says, or "" when it says nothing
 * @param pictures the files that came with it
 * @param tags what else is worth knowing at a glance
 * @param isLate whether the latest that is known of it came long after it began, so that it is no news
 */
public record Row(
        String id,
        String direction,
        Contact contact,
        String text,
        Badge badge,
        Time at,
        List<Picture> pictures,
        List<String> tags,
        boolean isLate) {
    /** Its story. */
    public String href() {
        return "/messages/" + id;
    }
}
