package org.quietline.domain.message;

/** Fills the parts of a message one character after the other, none of which may be cut in two. */
final class Filling {
    private final Encoding encoding;
    private int parts = 1;
    private int used;
    private int units;
    private int characters;

    Filling(Encoding encoding) {
        this.encoding = encoding;
    }

    /** Adds a character that takes this many units, 1 or more. */
    void add(int cost) {
        int room = encoding.room(2);
        characters++;
        units += cost;
        if (used + cost <= room) {
            used += cost;
        } else {
            // It moves to the next part whole; only what no part can hold goes on into further ones.
            parts += (used > 0 ? 1 : 0) + (cost - 1) / room;
            used = (cost - 1) % room + 1;
        }
    }

    Encoding encoding() {
        return encoding;
    }

    int characters() {
        return characters;
    }

    /** How many segments it takes: one without the header of a part, if all fits into it. */
    int segments() {
        return units <= encoding.room(1) ? 1 : parts;
    }

    /** How many units are free in the last segment. */
    int remaining() {
        return segments() == 1 ? encoding.room(1) - units : encoding.room(parts) - used;
    }
}
