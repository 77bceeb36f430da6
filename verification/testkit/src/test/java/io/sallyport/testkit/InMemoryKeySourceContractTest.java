package io.sallyport.testkit;

import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.spi.WritableKeySource;

class InMemoryKeySourceContractTest extends KeySourceContract {
    @Override
    protected WritableKeySource emptySource() {
        return new InMemoryKeySource();
    }
}
