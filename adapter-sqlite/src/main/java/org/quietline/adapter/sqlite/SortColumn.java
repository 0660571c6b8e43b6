package org.quietline.adapter.sqlite;

import org.quietline.application.port.MessagePages.SortBy;

/** What the key of a row's position is. */
enum SortColumn {
    /** Nothing: rows are sorted by time alone. */
    TIME {
        @Override
        String key(String name, String status) {
            return "";
        }
    },
    /** The contact's name, folded. */
    NAME {
        @Override
        String key(String name, String status) {
            return name;
        }
    },
    /** The status. */
    STATUS {
        @Override
        String key(String name, String status) {
            return status;
        }
    };

    abstract String key(String name, String status);

    static SortColumn of(SortBy by) {
        return switch (by) {
            case TIMESTAMP -> TIME;
            case DISPLAY_NAME -> NAME;
            case STATUS -> STATUS;
        };
    }
}
