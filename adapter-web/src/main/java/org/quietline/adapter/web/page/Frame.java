package org.quietline.adapter.web.page;

/**
 * What surrounds every page.
 *
 * @param title what the page is called
 * @param section the part of the navigation that it belongs to, or ""
 * @param operator who is signed in, or "" for nobody
 * @param csrf the token of every form on it
 * @param live the address of the live changes, or ""
 */
public record Frame(String title, String section, String operator, String csrf, String live, Assets assets) {
    /** Whether somebody is signed in. */
    public boolean isSignedIn() {
        return !operator.isEmpty();
    }
}
