package io.sallyport.model;

/**
 * The name of a session: one sign-in on one browser or device. On the wire as {@code sid}.
 *
 * @param value 1 to 64 characters of the base64url alphabet
 */
public record SessionId(String value) {
    public SessionId {
        Texts.requireBase64Url("sid", value, 1, 64);
    }
}
