package io.sallyport.store.jdbc;

/** Whether what a driver says of a failure may stand in a log. */
enum DriverWords {
    /** They help the operator. */
    SHOWN,
    /** A driver can quote values, and the values are keys or password hashes. */
    WITHHELD
}
