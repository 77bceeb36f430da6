package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample application: an upload, an async servlet and an error page, guarded and with our jars taken out again. */
@ExtendWith(ArquillianExtension.class)
class DepotTest {
    private static final String APP = "sallyport-depot";
    private static final Refusal NOBODY = challenged(401, "token_missing");
    private static final Refusal NOT_FOR_CLERKS = challenged(403, "insufficient_scope", "role_missing");
    private static final RawRequest UPLOAD = new RawRequest(
            "POST", "/stock/count", List.of("Content-Type: multipart/form-data; boundary=count"), """
            --count
            Content-Disposition: form-data; name="file"; filename="hall-b.csv"
            Content-Type: text/csv

            NO-SUCH-PART,7

            --count--
            """.replace(
                            "\n", "\r\n"));
    private static final RawRequest ASYNC = RawRequest.get("/reports/stock-value");
    private static final RawRequest FAULT = RawRequest.get("/admin/fault-drill");

    @ArquillianResource
    @OperateOnDeployment("guarded")
    private URL guarded;

    @ArquillianResource
    @OperateOnDeployment("unguarded")
    private URL unguarded;

    @Deployment(name = "guarded", testable = false)
    static WebArchive guarded() {
        return TestWar.withTestKeys(TestWar.depot("depot"));
    }

    @Deployment(name = "unguarded", testable = false)
    static WebArchive unguarded() {
        return TestWar.withoutOurJars(TestWar.depot("open-depot"));
    }

    @Test
    void takesAStorekeepersUpload() throws URISyntaxException {
        NOBODY.check(UPLOAD.sendTo(guarded.toURI()), APP);
        NOT_FOR_CLERKS.check(sentBy("clerk", UPLOAD), APP);
        checkCounted(sentBy("storekeeper", UPLOAD));
    }

    @Test
    void takesAnUploadWithoutOurJars() throws URISyntaxException {
        checkCounted(UPLOAD.sendTo(unguarded.toURI()));
    }

    @Test
    void reportsToAStorekeeperAsynchronously() throws URISyntaxException {
        NOBODY.check(ASYNC.sendTo(guarded.toURI()), APP);
        NOT_FOR_CLERKS.check(sentBy("clerk", ASYNC), APP);
        checkReport(sentBy("storekeeper", ASYNC));
    }

    @Test
    void reportsAsynchronouslyWithoutOurJars() throws URISyntaxException {
        checkReport(ASYNC.sendTo(unguarded.toURI()));
    }

    @Test
    void showsItsErrorPageToWhoeverMayCauseTheError() throws URISyntaxException {
        NOBODY.check(FAULT.sendTo(guarded.toURI()), APP);
        NOT_FOR_CLERKS.check(sentBy("clerk", FAULT), APP);
        checkErrorPage(sentBy("admin", FAULT));
    }

    @Test
    void showsItsErrorPageWithoutOurJars() throws URISyntaxException {
        checkErrorPage(FAULT.sendTo(unguarded.toURI()));
    }

    @Test
    void keepsItsOwnPagesForErrorsThatAreItsOwn() throws URISyntaxException {
        RawResponse answer = sentBy("clerk", RawRequest.get("/no-such-page"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    private RawResponse sentBy(String role, RawRequest request) throws URISyntaxException {
        URI here = guarded.toURI();
        TestToken token = TestToken.of(APP).with("groups", List.of(role));
        return request.bearer(token.compact())
                .cookie("__Host-" + APP + "-fgp", TestToken.FINGERPRINT)
                .sendTo(here);
    }

    private static void checkCounted(RawResponse answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("hall-b.csv were read", "What the count changed");
    }

    private static void checkReport(RawResponse answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Value of what lies in the bins", "Total");
    }

    private static void checkErrorPage(RawResponse answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body()).contains("Something broke", "/admin/fault-drill");
        assertThat(answer.body()).doesNotContain("IllegalStateException");
    }
}
