package io.sallyport.config;

import java.time.Duration;

/**
 * How old the deny-list may be for the requests of one rule.
 *
 * @param longest how long a node may have been without contact to its store
 * @param isInsecure whether it is longer than {@code sallyport.deny-list.max-lag}
 */
public record LagLimit(Duration longest, boolean isInsecure) {
    /** The limit as {@code sallyport.rules} has it, such as {@code max-lag:PT5S}. */
    public String text() {
        return (isInsecure ? "insecure-" : "") + "max-lag:" + longest;
    }
}
