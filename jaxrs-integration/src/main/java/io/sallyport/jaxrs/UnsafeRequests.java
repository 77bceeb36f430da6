package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What every unsafe call must show before anybody looks at it: that it comes from our own pages, and that it is JSON. */
public final class UnsafeRequests implements ContainerRequestFilter {
    private final HttpServletRequest request;

    /** For JAX-RS, which gives a request that is always the present one. */
    public UnsafeRequests(@Context HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        boolean hasBody = context.getMethod().equals("POST");
        if (!hasBody && !context.getMethod().equals("DELETE")) {
            return;
        }
        Call call = Call.of(request);
        if (!call.sallyport().origins().allows(joined(call, "Sec-Fetch-Site"), joined(call, "Origin"), call.origin())) {
            throw new RefusedException(RefusalCode.CSRF);
        }
        if (hasBody && !isJson(call)) {
            throw new RefusedException(RefusalCode.MEDIA_TYPE_UNSUPPORTED);
        }
    }

    private static Optional<String> joined(Call call, String name) {
        List<String> values = call.headers(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    private static boolean isJson(Call call) {
        List<String> types = call.headers(HttpHeaders.CONTENT_TYPE);
        return types.size() == 1 && call.headers(HttpHeaders.CONTENT_ENCODING).isEmpty() && isJsonInUtf8(types.get(0));
    }

    private static boolean isJsonInUtf8(String contentType) {
        try {
            MediaType type = MediaType.valueOf(contentType);
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            return type.getType().equalsIgnoreCase("application")
                    && type.getSubtype().equalsIgnoreCase("json")
                    && charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
        } catch (IllegalArgumentException noMediaType) {
            return false;
        }
    }
}
