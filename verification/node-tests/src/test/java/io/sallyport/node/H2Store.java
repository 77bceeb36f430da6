package io.sallyport.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.h2.tools.Server;

/** H2 as a server in this virtual machine, on a file; what is committed is on the disk at once. */
final class H2Store implements SharedStore {
    private final Server server;
    private final String url;

    H2Store() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "h2")), "db");
            server = Server.createTcpServer(
                            "-tcpPort",
                            "0",
                            "-ifNotExists",
                            "-tcpDaemon",
                            "-baseDir",
                            folder.toAbsolutePath().toString())
                    .start();
            url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./depot;WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
            try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
                SharedStore.fillWithUsers(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("H2 does not start", e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return SharedStore.overDatabase(url);
    }

    @Override
    public void close() {
        server.stop();
    }
}
