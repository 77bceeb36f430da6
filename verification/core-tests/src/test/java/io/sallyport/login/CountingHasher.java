package io.sallyport.login;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.spi.PasswordHasher;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real hasher of little cost that remembers what it was asked to do. */
final class CountingHasher implements PasswordHasher {
    private final PasswordHasher hasher = new Pbkdf2PasswordHasher(1000, new SecureRandom());
    private final List<PasswordHash> compared = new CopyOnWriteArrayList<>();
    private Runnable whileComparing = () -> {};
    private Runnable whileHashing = () -> {};

    List<PasswordHash> compared() {
        return List.copyOf(compared);
    }

    void whileComparing(Runnable action) {
        whileComparing = action;
    }

    void whileHashing(Runnable action) {
        whileHashing = action;
    }

    @Override
    public boolean recognises(PasswordHash hash) {
        return hasher.recognises(hash);
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        compared.add(hash);
        whileComparing.run();
        return hasher.matches(password, hash);
    }

    @Override
    public PasswordHash hash(Password password) {
        whileHashing.run();
        return hasher.hash(password);
    }
}
