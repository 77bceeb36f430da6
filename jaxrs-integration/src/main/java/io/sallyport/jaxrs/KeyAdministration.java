package io.sallyport.jaxrs;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.keys.KeyRotation;
import io.sallyport.keys.RingKey;
import io.sallyport.model.RefusalCode;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The key ring as a caller with the administrator's role may use it. Where no role is configured, there is nothing here.
 *
 * @param keys the ring's keys
 * @param by who calls, for the audit
 */
record KeyAdministration(KeyRotation keys, String by) {
    static KeyAdministration of(Call call) {
        Caller caller =
                call.administrator(call.sallyport().config().keyRotation().adminRole());
        return new KeyAdministration(call.sallyport().keys(), caller.requester().name());
    }

    /** Keys of the host's own are only listed here. */
    KeyRotation writableKeys() {
        if (!keys.isPossible()) {
            throw notFound();
        }
        return keys;
    }

    static RefusedException notFound() {
        return new RefusedException(RefusalCode.NOT_FOUND);
    }

    static JsonWriter json(RingKey key) {
        return JsonWriter.object()
                .put("kid", key.id().value())
                .put("alg", key.algorithm())
                .put("purpose", key.purpose().name().toLowerCase(Locale.ROOT))
                .put("state", key.state().wireName())
                .put(
                        "created_at",
                        key.createdAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "active_from",
                        key.activeFrom().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
