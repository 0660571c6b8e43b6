package org.quietline.simulator.api;

/** Paths of the API's resources, as its JSON names them. */
final class Paths {
    static final String VERSION = "/2010-04-01";

    private final String account;

    Paths(String accountSid) {
        this.account = VERSION + "/Accounts/" + accountSid;
    }

    String account() {
        return account;
    }

    String messages() {
        return account + "/Messages.json";
    }

    String message(String sid) {
        return account + "/Messages/" + sid;
    }

    String number(String sid) {
        return account + "/IncomingPhoneNumbers/" + sid;
    }

    /** Returns a resource's name without {@code .json}. */
    static String bare(String file) {
        return file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
    }
}
