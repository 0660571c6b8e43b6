package org.quietline.adapter.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message's story.
 *
 * @param summary how far it has come, in a sentence
 * @param waits why it is not under way yet; null when nothing kept it
 * @param retry null when it need not be sent again
 */
public record MessagePage(
        Row row,
        String summary,
        @Nullable Wait waits,
        List<Step> steps,
        List<Fact> facts,
        @Nullable Retry retry) {}
