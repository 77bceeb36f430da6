package io.sallyport.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A port on loopback that passes everything on to another one, until it is told to fail as networks do. */
final class FaultyPort implements AutoCloseable {
    private static final int BACKLOG = 100;
    private static final long LOOK_AGAIN_NANOS = 2_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool(FaultyPort::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private final int number;
    private volatile Fault fault = Fault.NONE;
    private ServerSocket listening;

    /** How it fails. */
    enum Fault {
        /** It does not. */
        NONE,
        /** Nobody listens, and what was open is closed. */
        REFUSES,
        /** Connections stay open, and nothing comes through. */
        HANGS,
        /** Every connection is reset. */
        RESETS
    }

    FaultyPort(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            number = listening.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int number() {
        return number;
    }

    /** Fails in this way from now on, or no more. */
    synchronized void set(Fault wanted) {
        boolean listened = fault != Fault.REFUSES;
        fault = wanted;
        try {
            if (wanted == Fault.REFUSES && listened) {
                listening.close();
            } else if (wanted != Fault.REFUSES && !listened) {
                listening = reopened();
                threads.execute(this::accept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (wanted == Fault.REFUSES || wanted == Fault.RESETS) {
            open.forEach(FaultyPort::reset);
            open.clear();
        }
    }

    private ServerSocket reopened() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), BACKLOG);
        return again;
    }

    private void accept() {
        ServerSocket here = listening;
        try {
            while (true) {
                Socket client = here.accept();
                if (fault == Fault.RESETS) {
                    reset(client);
                } else {
                    threads.execute(() -> connect(client));
                }
            }
        } catch (IOException closed) {
            // Nobody listens any more; what is open goes on or was reset.
            return;
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            threads.execute(() -> pump(client, server));
            pump(server, client);
        } catch (IOException targetGone) {
            reset(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (fault == Fault.HANGS) {
                    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side has ended the connection; the other is closed on the way out.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Closes without a farewell: the other side learns of it as of a cut cable that was noticed. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // So it is gone already.
            return;
        }
    }

    @Override
    public void close() {
        set(Fault.REFUSES);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty port");
        thread.setDaemon(true);
        return thread;
    }
}
