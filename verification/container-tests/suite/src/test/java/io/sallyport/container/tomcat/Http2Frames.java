package io.sallyport.container.tomcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request over HTTP/2 with prior knowledge (RFC 9113 §3.3), its fields as they are given: common clients put every
 * name into small letters. Immutable.
 *
 * @param fields names and values in turn
 */
record Http2Frames(List<String> fields) {
    private static final Map<String, Integer> STATIC_TABLE =
            Map.of(":authority", 1, ":method", 2, ":path", 4, ":scheme", 6);
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GO_AWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PATIENCE_IN_MILLIS = 60_000;

    Http2Frames {
        fields = List.copyOf(fields);
    }

    static Http2Frames get(String path) {
        return new Http2Frames(List.of(":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", path));
    }

    Http2Frames header(String name, String value) {
        List<String> more = new ArrayList<>(fields);
        more.addAll(List.of(name, value));
        return new Http2Frames(more);
    }

    /** The same request with one name in this spelling. */
    Http2Frames spelt(String name) {
        return new Http2Frames(fields.stream()
                .map(text -> text.equalsIgnoreCase(name) ? name : text)
                .toList());
    }

    /** The answer's body; empty where the other side ends stream or connection instead. */
    String answerFrom(URI server) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort())) {
            socket.setSoTimeout(PATIENCE_IN_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
            out.write(frame(SETTINGS, 0, 0, new byte[0]));
            out.write(frame(HEADERS, END_STREAM | END_HEADERS, 1, block()));
            out.flush();
            return body(new DataInputStream(socket.getInputStream()));
        }
    }

    private static String body(DataInputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            int type = lengthAndType & 0xff;
            if (type == DATA) {
                body.append(new String(payload, ISO_8859_1));
            }
            if (type == RESET || type == GO_AWAY || (stream == 1 && (flags & END_STREAM) != 0)) {
                return body.toString();
            }
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** Each field as a literal that is not indexed (RFC 7541 §6.2.2), but for names that Tomcat takes by index only. */
    private byte[] block() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.size(); i += 2) {
            int index = STATIC_TABLE.getOrDefault(fields.get(i), 0);
            block.write(index);
            if (index == 0) {
                write(fields.get(i), block);
            }
            write(fields.get(i + 1), block);
        }
        return block.toByteArray();
    }

    private static void write(String text, ByteArrayOutputStream block) {
        writeLength(text.length(), block);
        block.writeBytes(text.getBytes(ISO_8859_1));
    }

    /** An integer with a prefix of seven bits (RFC 7541 §5.1); the eighth says that the text is not compressed. */
    private static void writeLength(int length, ByteArrayOutputStream block) {
        if (length < 127) {
            block.write(length);
            return;
        }
        block.write(127);
        int rest = length - 127;
        while (rest >= 128) {
            block.write(rest % 128 + 128);
            rest /= 128;
        }
        block.write(rest);
    }
}
