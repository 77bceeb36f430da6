package io.sallyport.token;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.spi.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies the tokens of all trusted issuers, each part before the next is read. Whose a token is says its key: no claim
 * is read to find out.
 */
public final class StrictTokenVerifier implements TokenVerifier {
    private static final Verification INVALID = new Verification.Rejected(RefusalCode.TOKEN_INVALID);
    private static final int PAYLOAD_DEPTH = 8;

    private final List<TrustedIssuer> issuers;
    private final SignatureVerifier signatures;

    /** Takes whose tokens are believed, and who knows signatures. */
    public StrictTokenVerifier(List<TrustedIssuer> issuers, SignatureVerifier signatures) {
        this.issuers = List.copyOf(issuers);
        this.signatures = signatures;
    }

    @Override
    public Verification verify(String compact) {
        Optional<CompactForm> form = CompactForm.parse(compact);
        Optional<JoseHeader> header = form.flatMap(shaped -> JoseHeader.parse(shaped.header()));
        return header.flatMap(JoseHeader::keyId)
                .flatMap(key -> signer(candidates(key, header.get()), form.orElseThrow()))
                .map(signer -> claims(form.orElseThrow(), signer))
                .orElse(INVALID);
    }

    /** An issuer and the key of its that a header names. */
    private record Candidate(TrustedIssuer issuer, VerificationKey key) {}

    /** Nobody's source is asked about a key that somebody knows. */
    private List<Candidate> candidates(KeyId id, JoseHeader header) {
        List<TrustedIssuer> allowing = new ArrayList<>(issuers);
        allowing.removeIf(issuer -> !issuer.allows(header));
        List<Candidate> candidates = new ArrayList<>();
        for (TrustedIssuer issuer : allowing) {
            issuer.known(id).ifPresent(key -> candidates.add(new Candidate(issuer, key)));
        }
        if (candidates.isEmpty()) {
            candidates.addAll(lookedUp(id, allowing));
        }
        Optional<SigningAlgorithm> algorithm = header.algorithm();
        candidates.removeIf(
                candidate -> !algorithm.equals(Optional.of(candidate.key().algorithm())));
        return candidates;
    }

    /** A source that cannot answer does not keep the others' tokens out. */
    private static List<Candidate> lookedUp(KeyId id, List<TrustedIssuer> issuers) {
        List<Candidate> found = new ArrayList<>();
        Optional<StoreUnavailableException> outage = Optional.empty();
        for (TrustedIssuer issuer : issuers) {
            try {
                issuer.lookUp(id).ifPresent(key -> found.add(new Candidate(issuer, key)));
            } catch (StoreUnavailableException e) {
                outage = Optional.of(e);
            }
        }
        if (found.isEmpty() && outage.isPresent()) {
            throw outage.get();
        }
        return found;
    }

    private Optional<TrustedIssuer> signer(List<Candidate> candidates, CompactForm form) {
        for (Candidate candidate : candidates) {
            if (signatures.isSignedBy(form.signedInput(), form.signature(), candidate.key())) {
                return Optional.of(candidate.issuer());
            }
        }
        return Optional.empty();
    }

    private static Verification claims(CompactForm form, TrustedIssuer signer) {
        try {
            Map<String, Object> claims = JsonReader.readObject(form.payload(), PAYLOAD_DEPTH);
            return signer.judge(claims);
        } catch (JsonException malformed) {
            return INVALID;
        }
    }
}
