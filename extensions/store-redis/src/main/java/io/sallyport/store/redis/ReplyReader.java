package io.sallyport.store.redis;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a server answers (RESP2: the protocol of every Redis since 1.2 and of Valkey). Whatever is no such answer,
 * or longer than any that is expected, ends the connection.
 */
final class ReplyReader {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_TEXT = 1024 * 1024;
    private static final int MOST_VALUES = 1_000_000;
    private static final int DEEPEST = 4;

    private final InputStream in;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    Reply read() throws IOException {
        return read(0);
    }

    private Reply read(int depth) throws IOException {
        int kind = next();
        String line = line();
        return switch (kind) {
            case '+' -> new Reply.Text(line);
            case '-' -> new Reply.Failure(line);
            case ':' -> new Reply.Whole(number(line));
            case '$' -> text(length(line, LONGEST_TEXT));
            case '*' -> several(length(line, MOST_VALUES), depth);
            default -> throw unreadable();
        };
    }

    private Reply text(int length) throws IOException {
        if (length < 0) {
            return new Reply.Nothing();
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server has closed the connection");
        }
        requireNext('\r');
        requireNext('\n');
        return new Reply.Text(new String(bytes, StandardCharsets.UTF_8));
    }

    private Reply several(int count, int depth) throws IOException {
        if (count < 0) {
            return new Reply.Nothing();
        }
        if (depth == DEEPEST) {
            throw unreadable();
        }
        List<Reply> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(read(depth + 1));
        }
        return new Reply.Several(values);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\r'; c = next()) {
            if (line.length() == LONGEST_LINE) {
                throw unreadable();
            }
            line.append((char) c);
        }
        requireNext('\n');
        return line.toString();
    }

    private static int length(String line, int most) throws IOException {
        long length = number(line);
        if (length < -1 || length > most) {
            throw unreadable();
        }
        return (int) length;
    }

    private static long number(String line) throws IOException {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private void requireNext(char expected) throws IOException {
        if (next() != expected) {
            throw unreadable();
        }
    }

    private int next() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return read;
    }

    private static IOException unreadable() {
        return new IOException("the answer is not that of a Redis server");
    }
}
