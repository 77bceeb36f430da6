package io.sallyport.testkit;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A key source for tests, with one RSA key and one MAC key that are always the same. An application under test that
 * brings it accepts what {@link TestTokens} signs, across class loaders and processes. Everybody can read these keys:
 * never use them elsewhere.
 */
public final class TestKeys implements KeySource {
    private static final Instant MADE_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String RSA = """
            MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDClffjemg99MdJ0TguwEWkPFnU1HvaJ6uuyHOOFmEG7QjUJgN+
            fhbADl6FeXzjJQs8haJ8Hiog57Zy3HVNvVNzW8v5LnkJmNA3BcVulKTrGg8TbsFykGEZOl65BgPEb8TWTKuMTSRueRuMRJ0DNr7a
            6So/XFu6sjLVtrlUeLQeZ7pD6GaKbVUG/Wbmz/S1KlVUdHpc9D0happCdMEJGcSv78PxQQP76GJEDOjGQ5l9vKQosxFSjriOeqK0
            Jm23futKha0MlzUoQKEXhDXEaXpe9jvJ+hCVykbhYHiPI6hqDwy5qY+sANMhJESjYoaTEWr+haSNJkuTGQuFvAmVFLAfAgMBAAEC
            ggEAJ+hcA8J6GKLYMJKBRE1YuxtJjTXbBN33/wvLb0u1sJbypZf6RXoUrmUEC7nj3C4fxNTfgzcoisEbESmXwU7gC5u7FKrsVgSK
            R46edFR2EmWwy9p+QEHOOD9ZZ/cM1L/bjdwBnu+/VgzuknEMBrm2oO0LJh2KDps3g89K6UEsJ8Pgyfi+9wBwS19Rxp6sCUJEeaXi
            1/iM7IwsYOYg8L4M7mqEUr+FkyNta4kRhzuaSqTWUgnN06WMETnHC6jyOmSmyx8Gus/9HjARyQEAwYGDG0HDWhrtAGDiGFuwSARe
            3WShog5ZXh4MEh90NiR+/WgfCMVG7d4uCVOKqopkmVaCwQKBgQDft9xFP7R2H+nG4ZLcTDOPLZv15Y2YHcPJ9GBvzRADfq7wIy/s
            1ekNp5fCrTqlfQvdnfeaPbjOtl7mbhYArnnR+4oFB2fwBqhffsfVgYCJEEv0oBbweeZVEIHX3PSVsF1vFuhCVC5iQMUvQvVkYdRZ
            O1ENP6WQsdX4vBDmDbsKoQKBgQDeqfVyfZsdanb3nXdm/vdP+L9AuMdwe6QNq6TJK8D3XrU+IoVEH3vJbBcKUpvxFXyNMjjjEJTH
            6H20NXS+kMiV5OFMmf98BN6YKQPNyVBaENf6Lm8YC+6QN/OpXh7d+M2wenkDgtbpx0vvih+/DweKiVsvMYWbju7tauS7WeKCvwKB
            gQCmTfkyiS7PeN3B+EHB/et+DfuYCbL+V3IKGN3vflLfJjdJT/76YfHDMsh/8WJdTt2ZOyqqwCM3lx5o0YENtKXeUMzC/ERpi6ly
            g75tmr1AJpswGCm1TgjJR2IeY6R1+gsa3758QDPS2i86+N2OZ6MBSjTwUlXzgB99reAqBB78wQKBgCDBbesm0S/VnqS0lIEhVu57
            0F7MEALbHXopWveBKUT6uLzoRSSNYR9zeDw7hNdFauo2jinRIaH68KsXBhKWp/ttDTvAl9X9vWUy+21FhT2KpssWE5+8+Z5brMuo
            ne/XjyK8EZtTnxwLBn+5mQv5QQm/RRu/NEF7GGjyxa1N/sVvAoGAYy7swN7YsgALcDhfqWL6mFUiU6mzhLqcEmJIe7yt1wTiky+o
            3mIrOmuXycCXsuG2eMxTt+2TOorne3D7kv5nxprk/IwS+vVEcj8Z5PYN+2T4lABfAIGRIqI7DHrAAs85QJLmglYmjh4LuYcbjsNB
            K/+/uFBxX5dK7dh0c3uACBA=
            """;

    /** Makes a source; all of them hold the same keys. */
    public TestKeys() {}

    @Override
    public List<StoredKey> keys() {
        return List.of(accessTokenKey(), refreshTokenKey());
    }

    /** The key that signs access tokens. */
    public static StoredKey accessTokenKey() {
        byte[] pkcs8 = Base64.getMimeDecoder().decode(RSA);
        return StoredKey.of(new KeyId("test-rsa"), KeyPurpose.ACCESS_TOKEN, "RS256", false, pkcs8, MADE_AT);
    }

    /** The key that makes the MAC of refresh tokens. */
    public static StoredKey refreshTokenKey() {
        byte[] bytes = "32 bytes that everybody can read".getBytes(StandardCharsets.US_ASCII);
        return StoredKey.of(new KeyId("test-mac"), KeyPurpose.REFRESH_TOKEN, "HS256", false, bytes, MADE_AT);
    }
}
