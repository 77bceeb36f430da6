package io.sallyport.node.child;

/** What all users of the tests have: few rounds of hashing, so that they can sign in often, and the right to rotate keys. */
public final class TestUser {
    public static final String PASSWORD = "a-password-of-the-suite";
    public static final String HASH =
            "$pbkdf2-sha256$i=1000$c2FsdC1mb3ItdGVzdHMhIQ$7xqr014BoQygXOWvhfTm22U65iYTGu1wtP9PIX+QPfs";
    public static final String ROLE = "operator";

    private TestUser() {}
}
