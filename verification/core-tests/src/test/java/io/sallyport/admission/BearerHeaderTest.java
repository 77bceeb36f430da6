package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerHeaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c"})
    void theSchemesCaseDoesNotCount(String header) {
        assertThat(BearerHeader.of(List.of(header))).isEqualTo(new BearerHeader.Token("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Token a.b.c", "a.b.c", "BearerX a.b.c", "Bear", "Bearer-x y"})
    void anotherSchemeIsNoToken(String header) {
        assertThat(BearerHeader.of(List.of(header))).isInstanceOf(BearerHeader.Absent.class);
    }

    @Test
    void leavesToTheVerifierWhatVisibleCharactersATokenMayHave() {
        assertThat(BearerHeader.of(List.of("Bearer a?b!"))).isEqualTo(new BearerHeader.Token("a?b!"));
    }

    @Test
    void noHeaderIsNoToken() {
        assertThat(BearerHeader.of(List.of())).isInstanceOf(BearerHeader.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "bearer    ",
                "Bearer  a.b.c",
                "Bearera.b.c",
                "BearerX",
                "Bearer a b",
                "Bearer a.b.c ",
                "Bearer a,b",
                "Bearer a.b.c, Bearer d.e.f",
                "Bearer \"a.b.c\"",
                "Bearer a.b.c; x=1",
                "Bearer \ta.b.c",
                "Bearer\ta.b.c",
                "Bearer\u00a0a.b.c",
                "Bearer a\u007f",
                "Bearer a\u0000b",
                "Bearer a\u0101b",
                "Bearer a?\u0101b",
                "Bearer é"
            })
    void aBearerHeaderThatIsNotOneTokenIsMalformed(String header) {
        assertThat(BearerHeader.of(List.of(header))).isInstanceOf(BearerHeader.Malformed.class);
    }

    @Test
    void twoHeadersAreMalformedWhicheverTheyAre() {
        assertThat(BearerHeader.of(List.of("Bearer a", "Bearer a"))).isInstanceOf(BearerHeader.Malformed.class);
        assertThat(BearerHeader.of(List.of("Basic YTpi", "Bearer a"))).isInstanceOf(BearerHeader.Malformed.class);
        assertThat(BearerHeader.of(List.of("Bearer a", ""))).isInstanceOf(BearerHeader.Malformed.class);
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(BearerHeader.of(List.of("Bearer a.b.c"))).hasToString("Token[redacted]");
    }
}
