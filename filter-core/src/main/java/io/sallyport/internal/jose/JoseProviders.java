package io.sallyport.internal.jose;

import java.util.Optional;
import org.jose4j.jca.ProviderContext;

/** Tells jose4j which JCA provider to ask, without a change to the JVM's own order of providers. */
final class JoseProviders {
    private JoseProviders() {}

    /** The named provider for signatures, and the JDK's choice for everything else. */
    static ProviderContext signaturesBy(Optional<String> provider) {
        ProviderContext context = new ProviderContext();
        provider.ifPresent(name -> {
            context.getGeneralProviderContext().setSignatureProvider(name);
            context.getSuppliedKeyProviderContext().setSignatureProvider(name);
        });
        return context;
    }
}
