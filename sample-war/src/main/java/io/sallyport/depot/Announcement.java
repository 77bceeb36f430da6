package io.sallyport.depot;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * Says on standard output where the depot is, once it answers there: the application starts before its server listens,
 * and whoever opens the address too early would think that it does not work.
 */
final class Announcement {
    private static final int TRY_EVERY_MILLIS = 200;

    private final URI url;
    private final boolean demoUsers;
    private final PrintStream out;
    private final Thread thread = new Thread(this::announceWhenReachable, "depot-announcement");

    Announcement(URI url, boolean demoUsers, PrintStream out) {
        this.url = url;
        this.demoUsers = demoUsers;
        this.out = out;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    private void announceWhenReachable() {
        try {
            while (!isReachable()) {
                Thread.sleep(TRY_EVERY_MILLIS);
            }
            out.println("Sallyport demo: " + url);
            if (demoUsers) {
                out.println("Sign in at " + url.resolve("signin.html")
                        + " as alice (clerk), bob (storekeeper) or admin, password depot-demo-2009");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReachable() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), TRY_EVERY_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
