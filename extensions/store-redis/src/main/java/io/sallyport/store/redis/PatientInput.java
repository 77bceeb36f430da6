package io.sallyport.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What comes from a socket until the patience with it ends, even where it comes drop by drop. For one thread. */
final class PatientInput extends InputStream {
    private final Socket socket;
    private final InputStream in;
    private long end;

    PatientInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** From now on it ends after this. */
    void allow(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int left = (int) TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        socket.setSoTimeout(left);
        return in.read(bytes, offset, length);
    }
}
