package io.sallyport.container.probe;

/** What a leaking application leaves in the platform's MBean server. */
public final class Probe implements ProbeMBean {
    @Override
    public boolean isThere() {
        return true;
    }
}
