package io.sallyport.store.redis;

import redis.clients.jedis.exceptions.JedisException;

/** The server lets nobody in with what {@code sallyport.redis.url} says. */
final class SignInRefusedException extends JedisException {
    private static final long serialVersionUID = 1L;

    SignInRefusedException(String message) {
        super(message);
    }
}
