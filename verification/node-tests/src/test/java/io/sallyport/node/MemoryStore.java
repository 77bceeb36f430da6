package io.sallyport.node;

import java.util.Map;

/** Everything in the memory of one node. */
final class MemoryStore implements SharedStore {
    @Override
    public Map<String, String> settings() {
        return SharedStore.common();
    }

    @Override
    public void close() {
        // It ends with its node.
    }
}
