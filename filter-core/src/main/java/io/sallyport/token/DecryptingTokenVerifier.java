package io.sallyport.token;

import io.sallyport.keys.TokenEncryptionKey;
import io.sallyport.model.EncryptionAlgorithm;
import io.sallyport.model.KeyId;
import io.sallyport.model.RefusalCode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Opens encrypted tokens and has what is inside verified as any other token: encryption alone proves nothing about who
 * made a token (RFC 8725 §3.2), so what is inside must be signed. Tokens in the clear are verified as they are.
 */
public final class DecryptingTokenVerifier implements TokenVerifier {
    private static final Verification INVALID = new Verification.Rejected(RefusalCode.TOKEN_INVALID);
    private static final Set<String> HEADER_MEMBERS = Set.of("alg", "enc", "kid", "cty", "typ");
    private static final int DOTS = 4;

    private final TokenVerifier signed;
    private final Function<KeyId, Optional<TokenEncryptionKey>> keys;
    private final TokenEncryption encryption;

    /**
     * Takes who verifies what is inside.
     *
     * @param keys the key of a name, if it opens tokens here; may throw that its source cannot answer
     * @param encryption who knows encryption
     */
    public DecryptingTokenVerifier(
            TokenVerifier signed, Function<KeyId, Optional<TokenEncryptionKey>> keys, TokenEncryption encryption) {
        this.signed = signed;
        this.keys = keys;
        this.encryption = encryption;
    }

    @Override
    public Verification verify(String compact) {
        return hasFiveSegments(compact) ? opened(compact).map(signed::verify).orElse(INVALID) : signed.verify(compact);
    }

    private static boolean hasFiveSegments(String text) {
        int dots = 0;
        for (int at = text.indexOf('.'); at >= 0 && dots <= DOTS; at = text.indexOf('.', at + 1)) {
            dots++;
        }
        return dots == DOTS;
    }

    private Optional<String> opened(String compact) {
        return EncryptedForm.parse(compact)
                .flatMap(form -> JoseHeader.parse(form.header()))
                .flatMap(this::keyNamedIn)
                .flatMap(key -> encryption.decrypt(compact, key));
    }

    /** The key, if the header is ours to the letter: {@code zip}, {@code p2c} or {@code epk} say, is a refusal. */
    private Optional<TokenEncryptionKey> keyNamedIn(JoseHeader header) {
        boolean isOurs = header.members().keySet().equals(HEADER_MEMBERS)
                && TokenEncryption.CONTENT_ENCRYPTION.equals(header.members().get("enc"))
                && "JWT".equals(header.members().get("cty"))
                && OwnIssuer.isAccessTokenType(header);
        Optional<EncryptionAlgorithm> algorithm = header.text("alg").flatMap(EncryptionAlgorithm::named);
        return isOurs && algorithm.isPresent()
                ? header.keyId().flatMap(keys).filter(key -> key.algorithm() == algorithm.get())
                : Optional.empty();
    }
}
