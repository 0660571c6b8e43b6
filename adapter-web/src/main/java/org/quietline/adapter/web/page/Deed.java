package org.quietline.adapter.web.page;

/**
 * One thing that somebody did.
 *
 * @param subject whom or what it was done to, or ""
 * @param href where the subject leads, or ""
 * @param detail what else is worth knowing, or ""
 */
public record Deed(Time at, String actor, String action, String subject, String href, String detail) {}
