package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthPathCheckTest {
    private final FakeSurroundings surroundings = new FakeSurroundings();

    @ParameterizedTest
    @ValueSource(strings = {"/auth", "/auth/*", "/auth/login", "/auth/admin/*"})
    void refusesAServletOfTheApplicationAmongOurEndpoints(String mapping) {
        surroundings.addServlet("theirs", mapping);

        assertThatThrownBy(() -> AuthPathCheck.requireNothingBelow("/auth", surroundings.context()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The application has a servlet of its own at " + mapping
                        + ", where sallyport.auth-path puts the endpoints and anybody is let in: set"
                        + " sallyport.auth-path to a path that is free, such as /sallyport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/*", "*.jsp", "/authors", "/authors/*", "/api/auth"})
    void takesAServletThatStandsElsewhere(String mapping) {
        surroundings.addServlet("theirs", mapping);

        assertThatCode(() -> AuthPathCheck.requireNothingBelow("/auth", surroundings.context()))
                .doesNotThrowAnyException();
    }

    @Test
    void takesOurOwnEndpoints() {
        surroundings.addServlet(AuthPathCheck.ENDPOINTS, "/auth/*");

        assertThatCode(() -> AuthPathCheck.requireNothingBelow("/auth", surroundings.context()))
                .doesNotThrowAnyException();
    }
}
