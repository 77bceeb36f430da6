package io.sallyport.testkit.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response that remembers what it was told. The body is UTF-8; nothing is sent before a flush, an error or a redirect. */
public final class FakeResponse {
    private final HeaderFields headers = new HeaderFields();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
    private final HttpServletResponse servlet = Fakes.proxy(HttpServletResponse.class, this);
    private int status = HttpServletResponse.SC_OK;
    private boolean committed;

    /** The response to hand to a filter, always the same object. */
    public HttpServletResponse servlet() {
        return servlet;
    }

    /** Says that the head has left: status and headers can change no more. */
    public FakeResponse committed() {
        committed = true;
        return this;
    }

    /** The status, 200 unless set. */
    public int status() {
        return status;
    }

    /** All values of a header, in the order in which they were added. */
    public List<String> headers(String name) {
        return headers.all(name);
    }

    /** The only value of a header; fails where there are several. */
    public Optional<String> header(String name) {
        List<String> values = headers.all(name);
        if (values.size() > 1) {
            throw new IllegalStateException(name + " was sent " + values.size() + " times: " + values);
        }
        return values.stream().findFirst();
    }

    /** The names of all headers. */
    public List<String> headerNames() {
        return headers.names();
    }

    /** What was written to the stream or the writer. */
    public String body() {
        writer.flush();
        return body.toString(StandardCharsets.UTF_8);
    }

    void setStatus(int code) {
        if (!committed) {
            status = code;
        }
    }

    int getStatus() {
        return status;
    }

    void addHeader(String name, String value) {
        if (!committed) {
            headers.add(name, value);
        }
    }

    void setHeader(String name, @Nullable String value) {
        if (committed) {
            return;
        }
        if (value == null) {
            headers.remove(name);
        } else {
            headers.set(name, value);
        }
    }

    void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    boolean containsHeader(String name) {
        return !headers.all(name).isEmpty();
    }

    @Nullable String getHeader(String name) {
        return headers.all(name).stream().findFirst().orElse(null);
    }

    Collection<String> getHeaders(String name) {
        return headers.all(name);
    }

    Collection<String> getHeaderNames() {
        return headers.names();
    }

    void setContentType(@Nullable String type) {
        setHeader("Content-Type", type);
    }

    @Nullable String getContentType() {
        return getHeader("Content-Type");
    }

    void setCharacterEncoding(String encoding) {
        if (!encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new UnsupportedOperationException("FakeResponse writes UTF-8 only, not " + encoding);
        }
    }

    String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    void setContentLength(int length) {
        setIntHeader("Content-Length", length);
    }

    void setContentLengthLong(long length) {
        setHeader("Content-Length", Long.toString(length));
    }

    PrintWriter getWriter() {
        return writer;
    }

    ServletOutputStream getOutputStream() {
        return new BodyStream();
    }

    boolean isCommitted() {
        return committed;
    }

    void flushBuffer() {
        writer.flush();
        committed = true;
    }

    void resetBuffer() {
        requireUncommitted();
        writer.flush();
        body.reset();
    }

    void reset() {
        resetBuffer();
        headers.clear();
        status = HttpServletResponse.SC_OK;
    }

    void sendError(int code) {
        resetBuffer();
        status = code;
        committed = true;
    }

    void sendError(int code, String message) {
        sendError(code);
    }

    void sendRedirect(String location) {
        resetBuffer();
        status = HttpServletResponse.SC_FOUND;
        headers.set("Location", location);
        committed = true;
    }

    String encodeURL(String url) {
        return url;
    }

    String encodeRedirectURL(String url) {
        return url;
    }

    private void requireUncommitted() {
        if (committed) {
            throw new IllegalStateException("the response is committed");
        }
    }

    private final class BodyStream extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("FakeResponse does not implement setWriteListener");
        }

        @Override
        public void write(int b) {
            body.write(b);
        }
    }
}
