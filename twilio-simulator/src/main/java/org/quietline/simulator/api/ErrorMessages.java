package org.quietline.simulator.api;

/** The words for the codes with which a message fails on its way. */
final class ErrorMessages {
    private ErrorMessages() {}

    static String of(int code) {
        return switch (code) {
            case 30001 -> "Queue overflow";
            case 30002 -> "Account suspended";
            case 30003 -> "Unreachable destination handset";
            case 30004 -> "Message blocked";
            case 30005 -> "Unknown destination handset";
            case 30006 -> "Landline or unreachable carrier";
            case 30007 -> "Message filtered";
            case 30034 -> "US A2P 10DLC - Message from an Unregistered Number";
            case 30036 -> "Validity Period Expired";
            case 30044 -> "Trial Message Length Exceeded";
            case 30450 -> "Message delivery blocked";
            case 63038 -> "Account exceeded the daily messages limit";
            default -> "Unknown error";
        };
    }
}
