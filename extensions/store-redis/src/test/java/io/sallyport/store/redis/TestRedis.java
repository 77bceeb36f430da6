package io.sallyport.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that is started once for all test classes: gives empty places to work in, and closes what works there. */
final class TestRedis implements AfterEachCallback {
    private static final AtomicInteger PLACES = new AtomicInteger();

    private final List<Redis> opened = new ArrayList<>();

    static RedisProcess server() {
        return Server.PROCESS;
    }

    /** Names that nobody has used. */
    static Names emptyPlace() {
        return Names.of("https://place" + PLACES.incrementAndGet() + ".example/");
    }

    Redis open(StoreTime time) {
        Redis redis = new Redis(server().url(), time);
        opened.add(redis);
        return redis;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        opened.forEach(Redis::close);
    }

    private static final class Server {
        private static final RedisProcess PROCESS = start();

        private static RedisProcess start() {
            RedisProcess process = RedisProcess.start("--appendonly no");
            Runtime.getRuntime().addShutdownHook(new Thread(process::close));
            return process;
        }
    }
}
