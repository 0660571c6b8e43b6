package org.quietline.adapter.web.page;

import java.util.List;

/**
 * One figure that tells how the service does.
 *
 * @param name what it is
 * @param value the figure itself
 * @param details what else there is to say about it
 */
public record Level(String name, String value, List<String> details) {}
