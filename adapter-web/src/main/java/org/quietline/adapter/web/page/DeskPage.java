package org.quietline.adapter.web.page;

import java.util.List;

/**
 * Conversations, the latest first.
 *
 * @param explanation what the list shows, in a sentence
 * @param isOpenOnes whether it shows what somebody has to look after
 * @param isLive whether new messages belong at its top
 * @param first the first page
 * @param newest the same, or "" when this is it
 * @param older the next page, or ""
 */
public record DeskPage(
        String explanation,
        List<Choices> filters,
        List<Talk> talks,
        boolean isOpenOnes,
        boolean isLive,
        String first,
        String newest,
        String older) {}
