package io.sallyport.jaxrs;

import io.sallyport.internal.json.JsonWriter;
import io.sallyport.keys.KeyRotation;
import io.sallyport.keys.RingKey;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
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
        Role administrator =
                call.sallyport().config().keyRotation().adminRole().orElseThrow(KeyAdministration::notFound);
        Caller caller = call.bearer();
        if (!caller.token().roles().contains(administrator)) {
            throw new RefusedException(RefusalCode.ROLE_MISSING);
        }
        return new KeyAdministration(
                call.sallyport().keys(), "user " + caller.token().subject().value());
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
