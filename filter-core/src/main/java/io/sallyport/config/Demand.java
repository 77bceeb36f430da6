package io.sallyport.config;

/** Whether a token of a trusted issuer must have something. */
public enum Demand {
    /** A token without it is refused. */
    REQUIRED,
    /** Nothing is asked. */
    NONE
}
