package io.sallyport.model;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What joins a refusal's answer, its log line and its audit event.
 *
 * @param value 16 characters of the base64url alphabet, random
 */
public record RequestId(String value) {
    public RequestId {
        Texts.requireBase64Url("request id", value, 16, 16);
    }

    /** A new one. */
    public static RequestId random(SecureRandom random) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return new RequestId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
