package io.sallyport.keys;

import io.sallyport.model.SigningAlgorithm;

/** The kinds of key that the algorithms need. */
enum KeyKind {
    RSA,
    EC,
    ED25519,
    SECRET;

    static KeyKind of(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256, RS384, RS512, PS256, PS384, PS512 -> RSA;
            case ES256, ES384, ES512 -> EC;
            case EDDSA -> ED25519;
            case HS256, HS384, HS512 -> SECRET;
        };
    }
}
