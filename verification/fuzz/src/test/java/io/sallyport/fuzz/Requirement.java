package io.sallyport.fuzz;

/** What an access token of ours must be, and who says so. */
enum Requirement {
    AT_MOST_4096_CHARACTERS("the contract"),
    THREE_SEGMENTS("RFC 7515 section 7.1"),
    BASE64URL_IN_ONE_WAY("RFC 7515 section 2, RFC 4648 section 3.5"),
    HEADER_IS_STRICT_JSON("RFC 7515 section 4, RFC 8259"),
    HEADER_HAS_NO_OTHER_MEMBER("the design: known kid, that key's alg, typ, and none of the others"),
    KEY_IS_NAMED("the design: known kid"),
    ALGORITHM_IS_THE_KEYS("RFC 8725 section 3.1"),
    TYPE_IS_ACCESS_TOKEN("RFC 9068 section 4, RFC 7515 section 4.1.9"),
    SIGNATURE_IS_THE_KEYS("RFC 7515 section 5.2, RFC 7518 section 3, RFC 8037 section 3.1"),
    PAYLOAD_IS_STRICT_JSON("RFC 7519 sections 4 and 7.2, RFC 8259"),
    ISSUER_IS_US("RFC 9068 section 4"),
    AUDIENCE_IS_US("RFC 7519 section 4.1.3, RFC 9068 section 4"),
    EXPIRY_IS_THERE("RFC 9068 section 2.2"),
    EXPIRY_IS_A_WHOLE_SECOND("the contract; a fraction is allowed by RFC 7519 section 2"),
    EXPIRY_LIES_AHEAD("RFC 7519 section 4.1.4"),
    NOT_BEFORE_IS_A_WHOLE_SECOND("the contract; a fraction is allowed by RFC 7519 section 2"),
    NOT_BEFORE_LIES_BEHIND("RFC 7519 section 4.1.5"),
    ISSUE_IS_A_WHOLE_SECOND("RFC 9068 section 2.2, and the contract"),
    ISSUE_IS_AT_MOST_A_MINUTE_AHEAD("the contract"),
    LIFETIME_IS_AT_MOST_AN_HOUR("the contract"),
    SUBJECT_IS_PRINTABLE("RFC 9068 section 2.2, and the model's lengths"),
    TOKEN_ID_IS_PRINTABLE("RFC 9068 section 2.2, and the model's lengths"),
    SESSION_IS_A_NAME("the contract"),
    USERNAME_IS_PRINTABLE("the contract, and the model's lengths"),
    ROLES_ARE_PRINTABLE("the contract"),
    FINGERPRINT_IS_A_HASH("the contract"),
    GENERATION_IS_A_NUMBER("the contract"),
    SIGN_IN_IS_A_WHOLE_SECOND("the contract");

    private final String source;

    Requirement(String source) {
        this.source = source;
    }

    @Override
    public String toString() {
        return name() + " (" + source + ")";
    }
}
