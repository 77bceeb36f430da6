package io.sallyport.login;

import io.sallyport.spi.PasswordHasher;
import io.sallyport.testkit.PasswordHasherContract;
import java.security.SecureRandom;

class Pbkdf2PasswordHasherContractTest extends PasswordHasherContract {
    @Override
    protected PasswordHasher hasher() {
        return new Pbkdf2PasswordHasher(new SecureRandom());
    }
}
