package io.sallyport.store.redis;

import java.io.IOException;

/** The server lets nobody in with what {@code sallyport.redis.url} says. */
final class SignInRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    SignInRefusedException(String message) {
        super(message);
    }
}
