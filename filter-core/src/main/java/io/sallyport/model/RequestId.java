package io.sallyport.model;

/**
 * What joins a refusal's answer, its log line and its audit event.
 *
 * @param value 16 characters of the base64url alphabet
 */
public record RequestId(String value) {
    public RequestId {
        Texts.requireBase64Url("request id", value, 16, 16);
    }
}
