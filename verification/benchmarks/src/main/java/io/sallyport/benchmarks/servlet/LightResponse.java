package io.sallyport.benchmarks.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A response that is used again for the next request; it keeps its status and how much was written. For one thread. */
public final class LightResponse extends HttpServletResponseWrapper {
    private final ServletOutputStream body = new CountingStream();
    private int status;
    private long written;

    /** Makes one that nothing was written to yet. */
    public LightResponse() {
        super(Unsupported.everything(HttpServletResponse.class));
    }

    /** Becomes the next response. */
    public void begin() {
        status = SC_OK;
    }

    /** How many bytes were written to it in all its life. */
    public long written() {
        return written;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public void setHeader(String name, String value) {
        written += value.length();
    }

    @Override
    public void addHeader(String name, String value) {
        setHeader(name, value);
    }

    @Override
    public boolean containsHeader(String name) {
        return false;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return null;
    }

    @Override
    public void sendError(int code) {
        status = code;
    }

    @Override
    public void sendError(int code, @Nullable String message) {
        status = code;
    }

    @Override
    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(body, false, StandardCharsets.UTF_8);
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void resetBuffer() {
        // Nothing is kept that could be taken back.
    }

    private final class CountingStream extends ServletOutputStream {
        @Override
        public void write(int b) {
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            written += length;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("a refusal is short enough to be written at once");
        }
    }
}
