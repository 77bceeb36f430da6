package io.sallyport.internal.logging;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One logger of slf4j over the platform's logger of that name. */
final class PlatformLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient System.Logger platform;

    PlatformLogger(String name) {
        this.name = name;
        this.platform = System.getLogger(name);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            org.slf4j.event.Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        platform.log(platformLevel(level), MessageFormatter.basicArrayFormat(message, arguments), thrown);
    }

    private static Level platformLevel(org.slf4j.event.Level level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }

    @Override
    public boolean isTraceEnabled() {
        return platform.isLoggable(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return platform.isLoggable(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return platform.isLoggable(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return platform.isLoggable(Level.WARNING);
    }

    @Override
    public boolean isErrorEnabled() {
        return platform.isLoggable(Level.ERROR);
    }
}
