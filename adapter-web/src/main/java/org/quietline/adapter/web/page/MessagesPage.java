package org.quietline.adapter.web.page;

import java.util.List;

/**
 * A list of messages.
 *
 * @param isLive whether new messages belong at its top
 */
public record MessagesPage(
        String direction, String heading, String explanation, Tools tools, List<Row> rows, boolean isLive) {}
