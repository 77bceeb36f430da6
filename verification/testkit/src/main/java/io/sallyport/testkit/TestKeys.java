package io.sallyport.testkit;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A key source for tests, with one key for access tokens and one MAC key that are always the same. An application under
 * test that brings it accepts what {@link TestTokens} signs, across class loaders and processes. Everybody can read these
 * keys: never use them elsewhere.
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

    private static final String P_256 = """
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg/hYxDjnb0ZKgi91y4uSRNMTkBh/WJ2iOf/uRYrBd1cahRANCAATIcD9v
            zbBSXa69w/9ASgBCaU4inkL04uC/rdohMiCq0G2R8MercVVCCgyoozlbVdaPwEi5haDmagND2Xt6bS4r
            """;
    private static final String P_384 = """
            MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDA5RXARpoxb/UVbFoUkaKBdUwihYzoPj/OgHtkRR2pGZ0+I4wWniRqwK7vY
            6JZ8ysKhZANiAAROf3ACq4nFwGvhe/uLyGGftK2i4wOXmZLBDXEYzjb94dfcdTGBfOE/AdC47aX1Awrsa53Um7/kCFsM5oacWU3MKD8m
            6BGOy1gqhS5GzG5CTAcP+ljL2eKLfUcN+Oh86U0=
            """;
    private static final String P_521 = """
            MIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIBfiNgfLYmnNUOS3aE5pMFNNciw3kXoGhNOOW0WX9W6AByRim0LsjM5Aoe
            yXi9iG5su1NVR7b50StZk/L42I+oDpmhgYkDgYYABAEV4v33sVwqFX+V4M5IUlxRayRFXYiYNWUYYAAcPNexIMH5EMdLp0/+ymASDLn9
            4wCXg7xVAN/IRPbLySMyr3xwNQBByz7ihOiw+OU/uTvZpJ62IJVbo+UvmCrylMQJqIsiTZ2wfx1MfeECJUV9A/Z1nQ/LXSHYXyABWfna
            O+RoOcYGyw==
            """;
    private static final String ED25519 = "MC4CAQAwBQYDK2VwBCIEIGW09a/5INCpVMYvyuBA9RKYO708ZQppbkOf5ACnAOyH";
    private static final String SECRET =
            "vpcrclVKLf1swPdkV+AEVwv7N8GYx6ukm360zic5dt1Xr0ZqJ3uYvKbD8hEo5nTWx2cRgLmQpA7iFsUeMt9NzA==";
    private static final String MAC = "2MblOA0I4owkRDW2rGiurxuvdPDLdHqoX3t7js8Z4+g=";

    private final SigningAlgorithm algorithm;

    /** Makes a source whose access tokens are signed with RS256. */
    public TestKeys() {
        this(SigningAlgorithm.RS256);
    }

    /** Makes a source; all of one algorithm hold the same keys. */
    public TestKeys(SigningAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public List<StoredKey> keys() {
        return List.of(accessTokenKey(algorithm), refreshTokenKey());
    }

    /** The key that signs access tokens with RS256. */
    public static StoredKey accessTokenKey() {
        return accessTokenKey(SigningAlgorithm.RS256);
    }

    /** The key that signs access tokens with that algorithm; those of RSA are one under several names. */
    public static StoredKey accessTokenKey(SigningAlgorithm algorithm) {
        String name = algorithm == SigningAlgorithm.RS256 ? "test-rsa" : "test-" + algorithm.wireName();
        return key(name, KeyPurpose.ACCESS_TOKEN, algorithm, material(algorithm));
    }

    /** The key that makes the MAC of refresh tokens. */
    public static StoredKey refreshTokenKey() {
        return key("test-mac", KeyPurpose.REFRESH_TOKEN, SigningAlgorithm.HS256, MAC);
    }

    private static String material(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case HS256, HS384, HS512 -> SECRET;
            case RS256, RS384, RS512, PS256, PS384, PS512 -> RSA;
            case ES256 -> P_256;
            case ES384 -> P_384;
            case ES512 -> P_521;
            case EDDSA -> ED25519;
        };
    }

    private static StoredKey key(String name, KeyPurpose purpose, SigningAlgorithm algorithm, String material) {
        byte[] bytes = Base64.getMimeDecoder().decode(material);
        return StoredKey.of(new KeyId(name), purpose, algorithm.wireName(), false, bytes, MADE_AT);
    }
}
