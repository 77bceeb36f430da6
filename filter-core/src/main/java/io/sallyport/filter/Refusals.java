package io.sallyport.filter;

import io.sallyport.Sallyport;
import io.sallyport.admission.Challenge;
import io.sallyport.admission.Decision;
import io.sallyport.admission.Problem;
import io.sallyport.audit.AuditEvent;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells the client that, and the operator why, a request was refused. */
public final class Refusals {
    private static final int LONGEST_LINE = 256;

    private final Sallyport sallyport;

    Refusals(Sallyport sallyport) {
        this.sallyport = sallyport;
    }

    /** Answers; an included part, and what comes after an answer is on its way, is left out and the operator told. */
    void send(Decision decision, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusalCode code = decision instanceof Decision.Refused refused ? refused.code() : RefusalCode.UNAVAILABLE;
        RequestId requestId = sallyport.newRequestId();
        note(sallyport, code, requestId, request);
        boolean isPartOfAPage = request.getDispatcherType() == DispatcherType.INCLUDE;
        if (!isPartOfAPage && !response.isCommitted()) {
            answer(code, requestId, response);
        }
    }

    /** Tells the operator: the same event, whoever makes the answer. */
    public static void note(Sallyport sallyport, RefusalCode code, RequestId requestId, HttpServletRequest request) {
        sallyport
                .audit()
                .onEvent(new AuditEvent.RequestRefused(
                        sallyport.clock().instant(),
                        requestId,
                        code,
                        oneLine(request.getMethod()),
                        oneLine(request.getRequestURI()),
                        ServletCredentials.client(request)));
    }

    private void answer(RefusalCode code, RequestId requestId, HttpServletResponse response) throws IOException {
        Challenge challenge = Challenge.of(code, sallyport.config().appName());
        response.resetBuffer();
        response.setStatus(challenge.status());
        challenge.wwwAuthenticate().ifPresent(value -> response.setHeader("WWW-Authenticate", value));
        challenge.retryAfter().ifPresent(after -> response.setHeader("Retry-After", Long.toString(after.toSeconds())));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(Problem.MEDIA_TYPE);
        write(Problem.body(code, challenge.status(), requestId), response);
    }

    /** A page that forwards may have taken the writer already; the servlet API then gives no stream. */
    private static void write(String body, HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalStateException writerTaken) {
            response.getWriter().write(body);
        }
    }

    private static String oneLine(String text) {
        int length = Math.min(text.length(), LONGEST_LINE);
        StringBuilder line = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            line.append(c < ' ' || c > '~' ? '?' : c);
        }
        return line.toString();
    }
}
