/** Phone numbers that hide themselves, the registration check, opt-out keywords and the lifecycle of a message. */
module org.quietline.domain {
    requires static transitive org.jspecify;

    exports org.quietline.domain.message;
    exports org.quietline.domain.optout;
    exports org.quietline.domain.phone;
    exports org.quietline.domain.registration;
}
