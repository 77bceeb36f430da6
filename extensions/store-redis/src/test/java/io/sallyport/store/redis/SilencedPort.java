package io.sallyport.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A port on loopback that passes everything on to another one, until it falls silent: connections stay open
 * then. */
final class SilencedPort implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(SilencedPort::daemon);
    private final int target;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;

    SilencedPort(int target) throws IOException {
        this.target = target;
        threads.execute(this::accept);
    }

    int number() {
        return listening.getLocalPort();
    }

    void fallSilent() {
        silent = true;
    }

    void speak() {
        silent = false;
    }

    /** How many have connected so far. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        listening.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                connections.incrementAndGet();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> pump(client, server));
                threads.execute(() -> pump(server, client));
            }
        } catch (IOException e) {
            threads.shutdown();
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!silent) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One side has ended the connection; the other is closed on the way out.
            return;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "silenced port");
        thread.setDaemon(true);
        return thread;
    }
}
