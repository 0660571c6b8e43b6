package org.quietline.adapter.web.page;

import java.util.List;

/**
 * A picture of figures by day, and the same as a table. The picture is 1000 wide and 100 high and stretched to its
 * place; whatever is written stands outside it.
 *
 * @param id names it on the page
 * @param summary what the picture shows, in a sentence for those who do not see it
 * @param legend what the colors mean
 * @param top what the upper edge stands for
 * @param first what the left edge stands for
 * @param last what the right edge stands for
 * @param line where a line lies across it, from the top; "" for none
 * @param head the head of the table
 * @param rows the rows of the table, the latest first
 */
public record Chart(
        String id,
        String title,
        String summary,
        List<Key> legend,
        List<Bar> bars,
        String top,
        String first,
        String last,
        String line,
        List<String> head,
        List<List<String>> rows) {

    /** What a color means. */
    public record Key(String kind, String label) {}

    /** One bar. */
    public record Bar(String kind, String x, String y, String width, String height) {}
}
