package io.sallyport.testkit;

import io.sallyport.model.Denial;
import io.sallyport.spi.DenyList;
import java.util.List;

/** Holds the contract to a list that a host could have written. */
class PlainDenyListContractTest extends DenyListContract {
    @Override
    protected DenyList listOf(List<Denial> denials) {
        return token -> denials.stream()
                .anyMatch(denial -> denial.issuer().equals(token.issuer())
                        && (denial instanceof Denial.OfSession session
                                ? token.session()
                                        .filter(session.session()::equals)
                                        .isPresent()
                                : token.token()
                                        .filter(((Denial.OfToken) denial).token()::equals)
                                        .isPresent()));
    }
}
