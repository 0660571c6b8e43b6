package org.quietline.bootstrap.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** An exception as it may be written: its message, and those of its causes, without numbers. */
final class MaskedThrowable implements IThrowableProxy {
    private final IThrowableProxy throwable;

    private MaskedThrowable(IThrowableProxy throwable) {
        this.throwable = throwable;
    }

    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy throwable) {
        return throwable == null ? null : new MaskedThrowable(throwable);
    }

    @Override
    public @Nullable String getMessage() {
        return MaskedEvent.masked(throwable.getMessage());
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return MaskedEvent.masked(throwable.getOverridingMessage());
    }

    @Override
    public String getClassName() {
        return throwable.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return throwable.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return throwable.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return of(throwable.getCause());
    }

    @Override
    public IThrowableProxy @Nullable [] getSuppressed() {
        IThrowableProxy[] suppressed = throwable.getSuppressed();
        if (suppressed == null) {
            return null;
        }
        IThrowableProxy[] masked = new IThrowableProxy[suppressed.length];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = new MaskedThrowable(suppressed[i]);
        }
        return masked;
    }

    @Override
    public boolean isCyclic() {
        return throwable.isCyclic();
    }
}
