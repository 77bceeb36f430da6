package io.sallyport.node.child;

import java.io.IOException;
import java.io.PrintStream;

/**
 * One node: starts a guarded application on a free port of loopback and says which. It ends when its standard input
 * ends, so that it never outlives whoever started it, however that one died.
 */
public final class NodeMain {
    /** What a node says when it can be asked, with its port behind it. */
    public static final String READY = "listening on port ";

    private static final int ORPHANED = 3;

    private NodeMain() {}

    /** Takes everything from system properties, see {@link NodeSettings}. */
    public static void main(String[] arguments) throws Exception {
        PrintStream starter = System.out;
        new Thread(NodeMain::endWithStarter, "end of the starter").start();
        FullDisk.register();
        GuardedServer server = GuardedServer.start(NodeSettings.given());
        starter.println(READY + server.port());
        starter.flush();
    }

    private static void endWithStarter() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said: only the end counts.
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            // The end as well.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
