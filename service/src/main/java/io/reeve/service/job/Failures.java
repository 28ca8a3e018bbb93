package io.reeve.service.job;

import io.reeve.service.posix.FileProblem;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What futures hide their failures in. */
public final class Failures {
    private Failures() {}

    /** The failure itself. */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && cause != null ? cause(cause) : failure;
    }

    /** The failure in words. */
    public static String message(Throwable failure) {
        Throwable cause = cause(failure);
        return FileProblem.unworded(cause).orElseGet(() -> {
            String message = cause.getMessage();
            return message == null ? cause.getClass().getSimpleName() : message;
        });
    }
}
