package io.sallyport.store.redis;

import io.sallyport.model.KeyId;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.WritableKeySource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keys in Redis, those of one issuer. Whether their material is encrypted is decided before it gets here. */
final class RedisKeySource implements WritableKeySource {
    private static final Comparator<StoredKey> OLDEST_FIRST = Comparator.comparing(StoredKey::createdAt)
            .thenComparing(StoredKey::position)
            .thenComparing(key -> key.id().value());

    private final Redis redis;
    private final Names names;

    RedisKeySource(Redis redis, Names names) {
        this.redis = redis;
        this.names = names;
    }

    @Override
    public List<StoredKey> keys() {
        return redis.call("read the keys", List.of("HGETALL", names.keys()), reply -> keys(reply.items()));
    }

    private static List<StoredKey> keys(List<Reply> namesAndTexts) {
        List<StoredKey> keys = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndTexts.size(); i += 2) {
            keys.add(KeyText.read(
                    namesAndTexts.get(i).text(), namesAndTexts.get(i + 1).text()));
        }
        keys.sort(OLDEST_FIRST);
        return keys;
    }

    @Override
    public boolean append(StoredKey key) {
        String outcome = redis.run(
                "add a key",
                Script.ADD_KEY,
                List.of(names.keys()),
                List.of(key.id().value(), key.purpose().name(), Long.toString(key.position()), KeyText.of(key)),
                Reply::text);
        if (outcome.equals("taken")) {
            throw new StoreUnavailableException(
                    "the key " + key.id().value() + " is there already, for another purpose: it was not added");
        }
        return outcome.equals("stored");
    }

    @Override
    public boolean remove(KeyId id) {
        return redis.call("remove a key", List.of("HDEL", names.keys(), id.value()), reply -> reply.number() == 1);
    }
}
