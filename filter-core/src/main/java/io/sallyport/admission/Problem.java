package io.sallyport.admission;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;

/** The body of a refusal (RFC 9457): the code and what to do, never a word of the credential. */
public final class Problem {
    /** The body's media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /** The body in JSON. */
    public static String body(RefusalCode code, int status, RequestId requestId) {
        return JsonWriter.object()
                .put("type", "urn:sallyport:problem:" + code.wireName())
                .put("title", code.title())
                .put("status", (long) status)
                .put("detail", code.detail())
                .put("code", code.wireName())
                .put("request_id", requestId.value())
                .text();
    }
}
