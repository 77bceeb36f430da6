package io.sallyport.admission;

import io.sallyport.fingerprint.CookieHeader;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.model.RefusalCode;
import io.sallyport.session.Acknowledgements;
import io.sallyport.spi.DenyList;
import io.sallyport.token.TokenVerifier;
import io.sallyport.token.VerifiedToken;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who a request comes from: header, then token, then fingerprint, then deny-list, so that the cheapest refusal
 * comes first and no store is asked about a token that is not genuine. Safe for use by many threads.
 */
public final class Identifier {
    private final TokenVerifier verifier;
    private final Optional<String> fingerprintCookie;
    private final DenyList denyList;
    private final Acknowledgements acknowledgements;

    /**
     * Takes what is asked, in this order.
     *
     * @param fingerprintCookie the cookie's name; empty where no fingerprint is required
     */
    public Identifier(
            TokenVerifier verifier,
            Optional<String> fingerprintCookie,
            DenyList denyList,
            Acknowledgements acknowledgements) {
        this.verifier = verifier;
        this.fingerprintCookie = fingerprintCookie;
        this.denyList = denyList;
        this.acknowledgements = acknowledgements;
    }

    /**
     * Identifies a request by its headers.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if keys or deny-list cannot answer
     */
    public Identification identify(List<String> authorization, List<String> cookies) {
        BearerHeader header = BearerHeader.of(authorization);
        if (header instanceof BearerHeader.Token bearer) {
            return verifier.verify(bearer.token())
                    .fold(token -> withFingerprint(token, cookies), Identification.Refused::new);
        }
        return new Identification.Refused(
                header instanceof BearerHeader.Malformed ? RefusalCode.REQUEST_MALFORMED : RefusalCode.TOKEN_MISSING);
    }

    private Identification withFingerprint(VerifiedToken token, List<String> cookies) {
        Optional<RefusalCode> refusal = fingerprintCookie.flatMap(name -> refusal(token, cookies, name));
        if (refusal.isPresent()) {
            return new Identification.Refused(refusal.get());
        }
        acknowledgements.received(token.session(), token.generation());
        return denyList.isDenied(token.reference())
                ? new Identification.Refused(RefusalCode.SESSION_REVOKED)
                : new Identification.Identified(token);
    }

    private static Optional<RefusalCode> refusal(VerifiedToken token, List<String> cookies, String name) {
        return CookieHeader.find(cookies, name)
                .fold(
                        () -> Optional.of(RefusalCode.FINGERPRINT_MISSING),
                        value -> Fingerprint.parse(value)
                                        .filter(fingerprint -> fingerprint.matches(token.fingerprint()))
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(RefusalCode.FINGERPRINT_MISMATCH),
                        () -> Optional.of(RefusalCode.REQUEST_MALFORMED));
    }
}
