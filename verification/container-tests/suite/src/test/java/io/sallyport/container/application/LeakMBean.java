package io.sallyport.container.application;

/** The management interface of {@link Leak}. */
public interface LeakMBean {
    boolean isThere();
}
