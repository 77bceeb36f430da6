package io.sallyport.session;

import io.sallyport.model.Denial;

/** Is told of denials as soon as this node obeys them; returns at once. */
interface DenialListener {
    /** Does nothing. */
    DenialListener NOBODY = new DenialListener() {
        @Override
        public void denied(Denial denial) {}

        @Override
        public void entriesLost() {}
    };

    /** Something was denied, by this node or another; the same may be told twice. */
    void denied(Denial denial);

    /** More is refused from now on than single denials say. */
    void entriesLost();
}
