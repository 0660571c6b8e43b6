package org.quietline.adapter.web.page;

import java.util.List;

/**
 * Taking in many users: the form, what would change, or what did.
 *
 * @param region the country whose national numbers are read, or ""
 * @param error why nothing can be read, or ""
 * @param summary how many rows there are of each kind; "" before anything was read
 * @param sealed what was read, to be confirmed; "" when there is nothing to confirm
 * @param isDone whether the changes were made
 */
public record ImportPage(
        String region, String error, String summary, String sealed, boolean isDone, List<ImportRow> rows) {}
