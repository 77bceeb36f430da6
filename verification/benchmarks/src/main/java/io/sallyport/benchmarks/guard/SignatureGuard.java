package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.TokenMint;
import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;

/** The JDK's signature check and nothing else, no claim is read: less cannot be done for a token that is new. */
final class SignatureGuard implements Guard {
    private static final Optional<Principal> USER = Optional.of(() -> TokenMint.USER);

    @Override
    public Filter start(TrustedKey key) {
        return new BearerFilter(token -> isSigned(token, key) ? USER : Optional.empty());
    }

    @Override
    public boolean readsClaims() {
        return false;
    }

    // page: SIGNATURE
    private static boolean isSigned(String token, TrustedKey key) {
        int dot = token.lastIndexOf('.');
        byte[] input = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (key.algorithm().symmetric()) {
                Mac mac = Mac.getInstance(key.algorithm().operation());
                mac.init(key.verification());
                return MessageDigest.isEqual(mac.doFinal(input), signature);
            }
            Signature verifier = Signature.getInstance(key.algorithm().operation());
            verifier.initVerify((PublicKey) key.verification());
            verifier.update(input);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            return false;
        }
    }
    // end of page
}
