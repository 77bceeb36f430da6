package io.sallyport.jaxrs;

import io.sallyport.admission.Challenge;
import io.sallyport.admission.Problem;
import io.sallyport.filter.Refusals;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.spi.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Makes the answer to a refused call. A refusal sets and clears no cookie. */
public final class RefusalMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(RefusalMapper.class.getName());

    private final HttpServletRequest request;

    /** For JAX-RS, which gives a request that is always the present one. */
    public RefusalMapper(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Call call = Call.of(request);
        RefusalCode code = code(thrown);
        if (code == RefusalCode.UNAVAILABLE) {
            tellOperator("request " + call.id().value() + " to " + request.getRequestURI() + " failed", thrown);
        }
        Refusals.note(call.sallyport(), code, call.id(), request);
        Challenge challenge = Challenge.of(code, call.sallyport().config().appName());
        Response.ResponseBuilder answer = Response.status(challenge.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.body(code, reason(thrown), challenge.status(), call.id()));
        challenge.wwwAuthenticate().ifPresent(value -> answer.header(HttpHeaders.WWW_AUTHENTICATE, value));
        challenge.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, after.toSeconds()));
        if (thrown instanceof NotAllowedException notAllowed) {
            answer.header(HttpHeaders.ALLOW, notAllowed.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    /** A store that does not answer is a line a request, not a stack trace: clients can cause thousands meanwhile. */
    private static void tellOperator(String what, Throwable why) {
        if (why instanceof StoreUnavailableException) {
            LOG.log(Level.ERROR, what + ": " + why.getMessage() + causeOf(why));
        } else {
            LOG.log(Level.ERROR, what, why);
        }
    }

    private static String causeOf(Throwable why) {
        return why.getCause() == null ? "" : " (" + why.getCause() + ")";
    }

    private static Optional<RefusalReason> reason(Throwable thrown) {
        return thrown instanceof RefusedException refused ? refused.reason() : Optional.empty();
    }

    private static RefusalCode code(Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            return refused.code();
        }
        if (thrown instanceof NotAllowedException) {
            return RefusalCode.METHOD_NOT_ALLOWED;
        }
        boolean isOfTheClient = thrown instanceof WebApplicationException web
                && web.getResponse().getStatusInfo().getFamily() == Response.Status.Family.CLIENT_ERROR;
        return isOfTheClient ? RefusalCode.NOT_FOUND : RefusalCode.UNAVAILABLE;
    }
}
