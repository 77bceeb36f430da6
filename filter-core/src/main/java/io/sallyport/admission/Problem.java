package io.sallyport.admission;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RequestId;
import java.util.Optional;

/** The body of a refusal (RFC 9457): the code and what to do, never a word of the credential. */
public final class Problem {
    /** The body's media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /** The body in JSON. */
    public static String body(RefusalCode code, int status, RequestId requestId) {
        return body(code, Optional.empty(), status, requestId);
    }

    /** The body in JSON, which says the reason too if the user may be told. */
    public static String body(RefusalCode code, Optional<RefusalReason> reason, int status, RequestId requestId) {
        Optional<RefusalReason> told = reason.filter(known -> known.toUser().isPresent());
        JsonWriter json = JsonWriter.object()
                .put("type", "urn:sallyport:problem:" + code.wireName())
                .put("title", code.title())
                .put("status", (long) status)
                .put("detail", told.flatMap(RefusalReason::toUser).orElse(code.detail()))
                .put("code", code.wireName());
        told.ifPresent(known -> json.put("reason", known.wireName()));
        return json.put("request_id", requestId.value()).text();
    }
}
