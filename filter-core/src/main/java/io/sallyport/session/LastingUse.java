package io.sallyport.session;

/** A use of a token that lasts; see {@link LastingUses}. */
public interface LastingUse extends AutoCloseable {
    /** Says that it is over; nobody needs to end it any more. */
    @Override
    void close();
}
