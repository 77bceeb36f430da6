package io.sallyport.fuzz;

import io.sallyport.testkit.servlet.FakeResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a request.
 *
 * @param admitted whether it reached the application
 * @param status the status
 * @param code the refusal's code; empty where it was admitted
 */
record Answer(boolean admitted, int status, String code) {
    static final Answer ADMITTED = new Answer(true, 200, "");

    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");

    static Answer refused(int status, String code) {
        return new Answer(false, status, code);
    }

    static Answer of(boolean admitted, FakeResponse response) {
        Matcher code = CODE.matcher(response.body());
        return new Answer(admitted, response.status(), code.find() ? code.group(1) : "");
    }
}
