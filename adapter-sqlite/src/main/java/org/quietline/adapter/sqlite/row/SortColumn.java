package org.quietline.adapter.sqlite.row;

import org.quietline.application.port.MessagePages.SortBy;

/** What the key of a row's position is. */
public enum SortColumn {
    /** Nothing: rows are sorted by time alone. */
    TIME {
        @Override
        public String key(String name, String status) {
            return "";
        }
    },
    /** The contact's name, folded. */
    NAME {
        @Override
        public String key(String name, String status) {
            return name;
        }
    },
    /** The status. */
    STATUS {
        @Override
        public String key(String name, String status) {
            return status;
        }
    };

    public abstract String key(String name, String status);

    public static SortColumn of(SortBy by) {
        return switch (by) {
            case TIMESTAMP -> TIME;
            case DISPLAY_NAME -> NAME;
            case STATUS -> STATUS;
        };
    }
}
