package io.sallyport.benchmarks.http;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.MachineTime;
import io.sallyport.benchmarks.token.TokenFiles;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;

/** A server with one guard, in a process of its own until that is ended. */
public final class GuardedServer {
    private GuardedServer() {}

    /** Starts it: kind of server, port, contestant, algorithm, and the folder of keys. */
    public static void main(String[] arguments) throws Exception {
        Algorithm algorithm = Algorithm.valueOf(arguments[3]);
        TokenFiles files = new TokenFiles(Path.of(arguments[4]), MachineTime.clock());
        Filter filter = Contestant.valueOf(arguments[2]).guard(0).start(files.key(algorithm));
        // The guard is started already: a server that starts it again would give it settings of its own.
        Filter started = (request, response, chain) -> filter.doFilter(request, response, chain);
        ServerKind.valueOf(arguments[0]).start(Integer.parseInt(arguments[1]), started, new Orders());
        // Who measures may be stopped at any moment, and nobody else ends this process.
        ProcessHandle.current().parent().orElseThrow().onExit().join();
        Runtime.getRuntime().halt(0);
    }

    /** The application: a short answer that names the user. */
    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Principal user = request.getUserPrincipal();
            byte[] body = ("{\"orders\":[],\"user\":\"" + (user == null ? "nobody" : user.getName()) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
