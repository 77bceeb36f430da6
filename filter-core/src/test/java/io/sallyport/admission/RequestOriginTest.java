package io.sallyport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOriginTest {
    @ParameterizedTest
    @CsvSource({
        "https, app.example, 443, https://app.example",
        "https, app.example, 80, https://app.example:80",
        "http, app.example, 80, http://app.example",
        "http, app.example, 443, http://app.example:443",
        "http, localhost, 8080, http://localhost:8080",
        "HTTPS, App.EXAMPLE, 443, https://app.example",
        "https, app.example, -1, https://app.example",
        "https, app.example, 0, https://app.example",
        "http, [::1], 8080, http://[::1]:8080",
        "http, ::1, 8080, http://[::1]:8080",
        "https, 2001:DB8::1, 443, https://[2001:db8::1]",
        "ws, app.example, 80, ws://app.example",
        "wss, app.example, 443, wss://app.example",
        "capacitor, localhost, -1, capacitor://localhost"
    })
    void isWrittenAsABrowserWritesIt(String scheme, String host, int port, String text) {
        assertThat(new RequestOrigin(scheme, host, port).text()).isEqualTo(text);
    }

    @Test
    void isTheSameHoweverItIsSpelled() {
        assertThat(new RequestOrigin("HTTPS", "App.Example", 443))
                .isEqualTo(new RequestOrigin("https", "app.example", 0));
    }

    @ParameterizedTest
    @CsvSource({"https, true", "HTTPS, true", "http, false", "wss, false", "httpss, false"})
    void isSecureOverHttpsAlone(String scheme, boolean secure) {
        assertThat(new RequestOrigin(scheme, "localhost", 8443).isSecure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "app.localhost",
                "a.b.localhost",
                "127.0.0.1",
                "127.0.0.0",
                "127.255.255.255",
                "[::1]",
                "::1",
                "[0:0:0:0:0:0:0:1]"
            })
    void isLoopbackForThisMachine(String host) {
        assertThat(new RequestOrigin("http", host, 8080).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost.example",
                "notlocalhost",
                ".localhost",
                "localhost.",
                "127.0.0.1.example",
                "127.example",
                "127.0.0.256",
                "127.0.0",
                "127.0.0.1.1",
                "127.0.0.01",
                "0127.0.0.1",
                "128.0.0.1",
                "126.255.255.255",
                "0.0.0.0",
                "10.0.0.1",
                "[::]",
                "[::2]",
                "[::ffff:127.0.0.1]",
                "[fe80::1]",
                "2130706433",
                "0x7f.0.0.1"
            })
    void isNotLoopbackForAnyOther(String host) {
        assertThat(new RequestOrigin("http", host, 8080).isLoopback()).isFalse();
    }
}
