package io.sallyport;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.TrustedIssuerConfig;
import io.sallyport.keys.RemoteKeySet;
import io.sallyport.token.ForeignIssuer;
import io.sallyport.token.TrustedIssuer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The issuers that the settings name, each with its keys. */
final class ForeignIssuers implements AutoCloseable {
    private final List<TrustedIssuer> issuers = new ArrayList<>();
    private final List<RemoteKeySet> keySets = new ArrayList<>();

    /**
     * Opens the issuers' key sets.
     *
     * @throws ConfigurationException if some that stand in files cannot be used
     */
    static ForeignIssuers open(SallyportConfig config, Clock clock) {
        ForeignIssuers opened = new ForeignIssuers();
        List<String> problems = new ArrayList<>();
        for (TrustedIssuerConfig issuer : config.trustedIssuers()) {
            try {
                opened.add(issuer, RemoteKeySet.of(issuer, config.appName(), clock), clock);
            } catch (ConfigurationException unusable) {
                problems.addAll(unusable.problems());
            }
        }
        if (!problems.isEmpty()) {
            opened.close();
            throw new ConfigurationException(problems);
        }
        return opened;
    }

    private void add(TrustedIssuerConfig config, RemoteKeySet keys, Clock clock) {
        keySets.add(keys);
        issuers.add(new ForeignIssuer(config, keys, clock));
    }

    List<TrustedIssuer> issuers() {
        return issuers;
    }

    /** A number that changes whenever a key of one of them goes out of force. */
    long version() {
        long sum = 0;
        for (RemoteKeySet keys : keySets) {
            sum += keys.version();
        }
        return sum;
    }

    @Override
    public void close() {
        keySets.forEach(RemoteKeySet::close);
    }
}
