package org.quietline.adapter.web.page;

/**
 * The person at the other end, with the number masked.
 *
 * @param reference stands for the number
 * @param name the name, or "" when there is none
 * @param number the mask
 * @param initial what the picture shows
 * @param hue the color of the picture, a digit
 */
public record Contact(String reference, String name, String number, String initial, String hue) {
    /** The name, or the mask of those who have none. */
    public String title() {
        return name.isEmpty() ? number : name;
    }

    /** What stands below the title, or "". */
    public String subtitle() {
        return name.isEmpty() ? "" : number;
    }

    /** Everything to and from them. */
    public String href() {
        return "/conversations/" + reference;
    }
}
