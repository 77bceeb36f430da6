package io.sallyport.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that nobody may call: a test during which anybody connected to it fails. */
final class LoopbackListener implements AfterEachCallback, AfterAllCallback {
    private final ServerSocketChannel server;

    LoopbackListener() {
        try {
            server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        assertThat(server.accept()).as("connections to the loopback listener").isNull();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.close();
    }
}
