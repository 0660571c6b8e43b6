package org.quietline.adapter.web.page;

import java.util.List;

/**
 * How the service does.
 *
 * @param ranges the ranges of days to choose from
 * @param at when the latest figures were read
 * @param quotas what the store's operations of today come to; empty when it does not bill by the operation
 * @param prices what the carrier charged, in words; empty when it told nothing yet
 * @param segments for how many segments, in words
 */
public record ServicePage(
        Choices ranges,
        Time at,
        List<Level> levels,
        List<Chart> charts,
        List<Reason> reasons,
        List<Quota> quotas,
        List<String> prices,
        String segments) {}
