package org.quietline.adapter.web.page;

/**
 * The form to sign in.
 *
 * @param next where to go afterwards
 * @param operator the name typed before, or ""
 * @param error why the last attempt did not succeed, or ""
 */
public record SignInPage(String csrf, String next, String operator, String error) {}
