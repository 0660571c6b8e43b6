package org.quietline.adapter.web.page;

import java.util.List;

/**
 * What a list can be narrowed and sorted by.
 *
 * @param action where its form goes
 * @param search what is searched for
 * @param from the first day, or ""
 * @param to the last day, or ""
 * @param hidden what else the address says, to be kept
 * @param clear the list without any filter, or "" when there is none
 * @param newest the first page, or "" when this is it
 * @param older the next page, or "" on the last one
 * @param news where the newest of what the list shows stands first
 * @param hint something to say about the search, or ""
 */
public record Tools(
        String action,
        String search,
        String from,
        String to,
        List<Hidden> hidden,
        List<Choices> filters,
        List<Column> columns,
        String clear,
        String newest,
        String older,
        String news,
        String hint) {}
