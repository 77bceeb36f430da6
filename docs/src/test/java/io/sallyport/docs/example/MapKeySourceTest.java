package io.sallyport.docs.example;

import io.sallyport.spi.WritableKeySource;
import io.sallyport.testkit.KeySourceContract;

class MapKeySourceTest extends KeySourceContract {
    @Override
    protected WritableKeySource emptySource() {
        return new MapKeySource();
    }
}
