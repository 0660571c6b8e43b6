package org.quietline.adapter.web.page;

import java.util.List;

/**
 * Who did what.
 *
 * @param newest the first page, or "" when this is it
 * @param older the next page, or ""
 */
public record AuditPage(List<Deed> deeds, String newest, String older) {}
