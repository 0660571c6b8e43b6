package org.quietline.application.statistics;

/** The names of what is counted, as they are stored. A name that ends in a dot is followed by what it is about. */
final class Counter {
    static final String IN = "in";
    static final String IN_ACKNOWLEDGED = "in.acknowledged";
    static final String IN_SILENT = "in.silent.";
    static final String IN_DUPLICATE = "in.duplicate";
    static final String IN_RECOVERED = "in.recovered";
    static final String IN_SEGMENTS = "in.segments";
    static final String OUT = "out";
    static final String OUT_ACKNOWLEDGEMENTS = "out.acknowledgements";
    static final String DELIVERED = "delivered";
    static final String FAILURE = "failure.";
    static final String NOT_TAKEN = "attempts.not-taken";
    static final String UNCONFIRMED = "attempts.unconfirmed";
    static final String LATENCY = "latency.";
    static final String WEBHOOKS = "webhooks";
    static final String WEBHOOKS_FAILED = "webhooks.failed";
    static final String COMPARISONS = "comparisons";
    static final String COMPARED = "compared";
    static final String RECOVERED = "compared.recovered";
    static final String SETTLED = "compared.settled";
    static final String MINUTES = "minutes";
    static final String MINUTES_OF_TROUBLE = "minutes.trouble";
    static final String STORE_READS = "store.reads";
    static final String STORE_WRITES = "store.writes";
    static final String STORE_DELETES = "store.deletes";
    static final String PRICE = "price.";
    static final String PRICED_SEGMENTS = "priced.segments.";

    private Counter() {}
}
