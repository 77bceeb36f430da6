package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request with token and cookie finds, and how far it gets from there. */
@ExtendWith(ArquillianExtension.class)
class AdmittedRequestsTest {
    private static final String APP = "sallyport-admitted";

    @ArquillianResource
    private URL application;

    private URI here;

    @Deployment(testable = false)
    static WebArchive admitted() {
        return TestWar.guarded("admitted", "guarded.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = application.toURI();
    }

    @Test
    void reachTheServletWithTheirIdentity() {
        RawResponse answer = send("/guarded", clerk());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("user=alice", "principal=alice", "clerk=true", "storekeeper=false", "auth-type=Bearer");
    }

    @Test
    void areCounted() {
        int before = calls();

        send("/guarded", clerk());

        assertThat(calls()).isEqualTo(before + 1);
    }

    @Test
    void getNoHttpSessionAndNoCookie() {
        RawResponse answer = send("/guarded", clerk());

        assertThat(answer.body()).contains("http-session=false");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void opensWhatTheRoleOpens() {
        assertThat(send("/store", storekeeper()).status()).isEqualTo(200);
        assertThat(send("/store/any/where", storekeeper()).status()).isEqualTo(200);
    }

    @Test
    void mayCarryTheContainersSessionIdInTheirPath() {
        assertThat(send("/guarded;jsessionid=0A1B2C3D4E5F", clerk()).status()).isEqualTo(200);
    }

    @Test
    void needNothingOnAPublicPath() {
        assertThat(RawRequest.get("/open/any").sendTo(here).body()).contains("user=null");
    }

    @Test
    void areAnonymousOnAPublicPathIfTheirCredentialsAreBad() {
        RawResponse answer = send("/open/any", clerk().expired());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("user=null", "principal=none", "clerk=false", "auth-type=null");
    }

    @Test
    void mayBeHeadWhereARuleOpensGet() {
        assertThat(RawRequest.of("HEAD", "/read").sendTo(here).status()).isEqualTo(200);
        assertThat(RawRequest.get("/read").sendTo(here).status()).isEqualTo(200);
        challenged(401, "token_missing").check(RawRequest.of("POST", "/read").sendTo(here), APP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/guarded%2F..%2Fstore",
                "/store%2Fx",
                "/guarded/..;/store",
                "/open/..;a=b/store",
                "/store;x=1",
                "/store;jsessionid=0A1B;x=1",
                "/store/%00",
                "/store%00",
                "/open/%2e%2e/store",
                "/open/../store",
                "/./store",
                "/store%5C..%5Cguarded",
                "/store%zz",
                "/%c0%afstore"
            })
    void areRefusedWhereTwoParsersCouldReadThePathDifferently(String target) {
        int before = calls();

        RawResponse answer = send(target, storekeeper());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(calls()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//store", "/open//../store", "/STORE/../store", "/store/", "/store//", "/store/x", "/%73tore"})
    void doNotComePastARuleByAnotherSpelling(String target) {
        int before = calls();

        RawResponse answer = send(target, clerk());

        assertThat(answer.status()).isIn(400, 403);
        assertThat(calls()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"forward, FORWARD", "include, INCLUDE", "async, ASYNC"})
    void keepTheirIdentityWhereTheyArePassedOn(String how, String dispatch) {
        RawResponse answer = send("/dispatch?to=/guarded&how=" + how, clerk());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("dispatch=" + dispatch, "user=alice", "clerk=true", "storekeeper=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "failure"})
    void keepTheirIdentityOnTheErrorPage(String how) {
        RawResponse answer = send("/dispatch?how=" + how, clerk());

        assertThat(answer.status()).isIn(409, 500);
        assertThat(answer.body()).contains("dispatch=ERROR", "user=alice", "clerk=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "failure"})
    void haveNoIdentityOnTheErrorPageIfTheyHadNone(String how) {
        RawResponse answer = RawRequest.get("/open/dispatch?how=" + how).sendTo(here);

        assertThat(answer.status()).isIn(409, 500);
        assertThat(answer.body()).contains("dispatch=ERROR", "user=null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "async"})
    void gainNothingWhereTheyArePassedOn(String how) {
        int before = calls();

        challenged(401, "token_missing")
                .check(RawRequest.get("/open/dispatch?to=/guarded&how=" + how).sendTo(here), APP);
        challenged(403, "insufficient_scope", "role_missing")
                .check(send("/dispatch?to=/store&how=" + how, clerk()), APP);

        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void areNotShownAnIncludedPartThatIsNotForThem() {
        int before = calls();

        RawResponse anonymous =
                RawRequest.get("/open/dispatch?to=/guarded&how=include").sendTo(here);
        RawResponse clerk = send("/dispatch?to=/store&how=include", clerk());

        assertThat(anonymous.body() + clerk.body()).doesNotContain("dispatch=INCLUDE");
        assertThat(calls()).isEqualTo(before);
    }

    private static TestToken clerk() {
        return TestToken.of(APP);
    }

    private static TestToken storekeeper() {
        return clerk().with("groups", List.of("storekeeper"));
    }

    private RawResponse send(String target, TestToken token) {
        return RawRequest.get(target)
                .bearer(token.compact())
                .cookie("__Host-" + APP + "-fgp", TestToken.FINGERPRINT)
                .sendTo(here);
    }

    private int calls() {
        return Integer.parseInt(RawRequest.get("/calls").sendTo(here).body());
    }
}
