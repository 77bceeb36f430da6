package io.sallyport.container.probe;

/** The management interface of {@link Probe}. */
public interface ProbeMBean {
    boolean isThere();
}
