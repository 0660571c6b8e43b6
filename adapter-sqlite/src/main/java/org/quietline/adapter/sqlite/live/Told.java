package org.quietline.adapter.sqlite.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.quietline.adapter.sqlite.row.Change;

/**
 * Which versions of messages were told lately. A change of another process is read from the file, where a later change
 * of this process may have overtaken it; followers must not hear of the older one last.
 */
final class Told {
    private static final int REMEMBERED = 10_000;

    private final Map<Key, Long> versions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(boolean incoming, long seq) {}

    /** Whether the change is later than all that was told of its message; it counts as told from now on. */
    boolean isNew(Change change) {
        Key key = new Key(change.isIncoming(), change.seq());
        Long before = versions.get(key);
        if (before != null && before >= change.version()) {
            return false;
        }
        versions.put(key, change.version());
        return true;
    }
}
