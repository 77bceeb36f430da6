package io.sallyport.jaxrs;

import io.sallyport.admission.RequestOrigin;
import io.sallyport.config.InsecureConfig;
import io.sallyport.filter.HttpSessionBinding;
import io.sallyport.model.Password;
import io.sallyport.model.RefusalCode;
import io.sallyport.session.IssuedTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** {@code POST /auth/login}. */
public final class LoginEndpoint {
    private static final Logger LOG = System.getLogger(LoginEndpoint.class.getName());
    private static final int LONGEST_USERNAME = 255;

    private final HttpServletRequest request;

    /** For JAX-RS. */
    public LoginEndpoint(@Context HttpServletRequest request) {
        this.request = request;
    }

    /** Signs a user in: a new session and a new fingerprint, every time. */
    @POST
    public Response login(InputStream body) {
        Call call = Call.of(request);
        JsonBody json = JsonBody.read(
                body, Set.of("username", "password"), call.sallyport().clock());
        String username = username(json);
        Password password = password(json, "password");
        requireOriginThatKeepsCookies(call);
        return call.sallyport()
                .signIn()
                .signIn(username, password, call.client(), call.id())
                .fold(tokens -> signedIn(call, tokens), code -> {
                    throw new RefusedException(code);
                });
    }

    private static Response signedIn(Call call, IssuedTokens tokens) {
        HttpSessionBinding.signedIn(
                call.request(),
                call.sallyport().config().issuer(),
                tokens.session().id(),
                tokens.session().subject());
        return TokenAnswer.of(call, tokens);
    }

    private static String username(JsonBody json) {
        String username = json.required("username");
        if (username.isEmpty()
                || username.length() > LONGEST_USERNAME
                || username.chars().anyMatch(Character::isISOControl)) {
            throw JsonBody.malformed();
        }
        return username;
    }

    static Password password(JsonBody json, String member) {
        String text = json.required(member);
        if (text.isEmpty() || text.length() > Password.LONGEST) {
            throw JsonBody.malformed();
        }
        return new Password(text);
    }

    /** A browser drops the cookies anywhere else, and nobody would know why the next request is refused. */
    private static void requireOriginThatKeepsCookies(Call call) {
        RequestOrigin origin = call.origin();
        InsecureConfig insecure = call.sallyport().config().insecure();
        boolean onThisMachine = origin.isLoopback()
                && new RequestOrigin(origin.scheme(), call.client().address(), 0).isLoopback();
        boolean loopbackOnly = insecure.cookies() || insecure.demoUsers();
        if (loopbackOnly ? !onThisMachine : !(origin.isSecure() || origin.isLoopback())) {
            LOG.log(
                    Level.WARNING,
                    "sign-in at {0} was refused: {1}",
                    origin.text(),
                    loopbackOnly
                            ? "sallyport.insecure.cookies and sallyport.insecure.demo-users work on loopback only; remove them"
                            : "browsers drop our cookies there. Use https; where a proxy terminates TLS, set"
                                    + " sallyport.public-url to the address that browsers use");
            throw new RefusedException(RefusalCode.INSECURE_ORIGIN);
        }
    }
}
