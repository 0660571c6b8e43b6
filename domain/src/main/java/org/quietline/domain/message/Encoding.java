package org.quietline.domain.message;

/** How the characters of an SMS are coded, which decides how many fit (3GPP TS 23.038). */
public enum Encoding {
    /** The default alphabet of GSM, 7 bits a character; ten characters of its extension table cost two. */
    GSM_7("GSM-7", 160, 153),
    /** UTF-16, two bytes a unit, for every other text. */
    UCS_2("UCS-2", 70, 67);

    private final String code;
    private final int single;
    private final int part;

    Encoding(String code, int single, int part) {
        this.code = code;
        this.single = single;
        this.part = part;
    }

    /** The encoding as it is shown: {@code GSM-7} or {@code UCS-2}. */
    public String code() {
        return code;
    }

    /**
     * How many units fit into one segment: 140 bytes, less a header of 6 bytes in each segment of a message of several.
     *
     * @param segments how many segments the message has
     */
    int room(int segments) {
        return segments == 1 ? single : part;
    }
}
