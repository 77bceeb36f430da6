package io.sallyport.store.redis;

import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.TokenId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** A denial as one line: kind, until, issuer and name in base64url. */
final class DenialText {
    private static final String SESSION = "session";
    private static final String TOKEN = "token";
    private static final int PARTS = 4;

    private DenialText() {}

    static String of(Denial denial) {
        return denial instanceof Denial.OfSession ofSession
                ? line(SESSION, denial, ofSession.session().value())
                : line(TOKEN, denial, ((Denial.OfToken) denial).token().value());
    }

    private static String line(String kind, Denial denial, String name) {
        return String.join(" ", kind, SessionFields.millis(denial.until()), encoded(denial.issuer()), encoded(name));
    }

    static Denial read(String line) {
        List<String> parts = List.of(line.split(" ", -1));
        if (parts.size() != PARTS) {
            throw new IllegalArgumentException("a denial has " + parts.size() + " parts instead of " + PARTS);
        }
        Instant until = Instant.ofEpochMilli(Long.parseLong(parts.get(1)));
        String issuer = decoded(parts.get(2));
        String name = decoded(parts.get(3));
        return switch (parts.get(0)) {
            case SESSION -> new Denial.OfSession(issuer, new SessionId(name), until);
            case TOKEN -> new Denial.OfToken(issuer, new TokenId(name), until);
            default -> throw new IllegalArgumentException("a denial is neither of a session nor of a token");
        };
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
