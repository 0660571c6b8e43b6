/** Phone numbers that hide themselves, the registration check, opt-out keywords and the lifecycle of a message. */
module org.quietline.domain {
    requires static transitive org.jspecify;
}
