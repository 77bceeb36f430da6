package io.sallyport.keys;

import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a JWK says of a public key and nothing else, in the order of names that RFC 7638 §3.3 hashes. */
final class PublicMembers {
    private PublicMembers() {}

    static Map<String, String> of(Key key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa(rsa);
        }
        if (key instanceof ECPublicKey ec) {
            return ec(ec);
        }
        if (key instanceof EdECPublicKey edwards) {
            return ed25519(edwards);
        }
        throw new IllegalArgumentException("a " + key.getAlgorithm() + " key has nothing that is public");
    }

    /** RFC 7518 §6.3.1. */
    private static Map<String, String> rsa(RSAPublicKey key) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("e", UnsignedNumbers.base64Url(UnsignedNumbers.bytes(key.getPublicExponent())));
        members.put("kty", "RSA");
        members.put("n", UnsignedNumbers.base64Url(UnsignedNumbers.bytes(key.getModulus())));
        return members;
    }

    /** RFC 7518 §6.2.1: coordinates have the curve's length, whatever they begin with. */
    private static Map<String, String> ec(ECPublicKey key) {
        NistCurve curve = NistCurve.of(key.getParams())
                .orElseThrow(() -> new IllegalArgumentException("the key is on a curve that no algorithm has"));
        int length = curve.coordinateBytes();
        Map<String, String> members = new LinkedHashMap<>();
        members.put("crv", curve.wireName());
        members.put("kty", "EC");
        members.put(
                "x", UnsignedNumbers.base64Url(UnsignedNumbers.bytes(key.getW().getAffineX(), length)));
        members.put(
                "y", UnsignedNumbers.base64Url(UnsignedNumbers.bytes(key.getW().getAffineY(), length)));
        return members;
    }

    /** RFC 8037 §2. */
    private static Map<String, String> ed25519(EdECPublicKey key) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("crv", "Ed25519");
        members.put("kty", "OKP");
        members.put("x", UnsignedNumbers.base64Url(Ed25519.encode(key.getPoint())));
        return members;
    }
}
