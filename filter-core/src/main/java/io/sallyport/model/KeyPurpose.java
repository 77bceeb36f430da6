package io.sallyport.model;

/** What a key of the ring is for; one key serves one purpose. Stored by name. */
public enum KeyPurpose {
    /** Signs access tokens. */
    ACCESS_TOKEN,
    /** Makes the MAC of refresh tokens. */
    REFRESH_TOKEN,
    /** Encrypts access tokens, where that is configured. */
    TOKEN_ENCRYPTION
}
