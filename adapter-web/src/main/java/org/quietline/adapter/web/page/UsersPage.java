package org.quietline.adapter.web.page;

import java.util.List;

/**
 * The registered users.
 *
 * @param search the name searched for, or ""
 * @param notice what was just done, or ""
 * @param error why it was not done, or ""
 * @param newName the name typed for a new user
 * @param unreadable what is wrong with entries that cannot be read, one line each
 * @param first the first page, or "" when this is it
 * @param more the next page, or ""
 */
public record UsersPage(
        String search,
        String notice,
        String error,
        String newName,
        List<String> unreadable,
        List<UserRow> rows,
        String first,
        String more) {}
