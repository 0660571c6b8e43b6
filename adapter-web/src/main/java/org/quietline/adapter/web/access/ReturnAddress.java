package org.quietline.adapter.web.access;

import java.util.regex.Pattern;

/** Where to go after signing in: a page of our own, or the log. */
final class ReturnAddress {
    private static final String LOG = "/conversations";
    private static final int LONGEST = 2_000;
    /** What a URL is made of, as browsers send it; no backslash, which some take for a slash. */
    private static final Pattern OWN_PAGE = Pattern.compile("/(?!/)[A-Za-z0-9\\-._~!$&'()*+,;=:@%/?]*");

    private ReturnAddress() {}

    static String checked(String address) {
        boolean isPage = address.length() <= LONGEST
                && OWN_PAGE.matcher(address).matches()
                && !address.startsWith("/login")
                && !address.startsWith("/logout")
                && !address.equals("/");
        return isPage ? address : LOG;
    }
}
