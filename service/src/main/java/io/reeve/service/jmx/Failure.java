package io.reeve.service.jmx;

import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.UncheckedIOException;
import javax.management.MBeanException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client gets to see of a failure: an exception of the JDK with the message, without causes and stack traces,
 * which may be of classes that the client lacks and tell it what it need not know. What we did not foresee is logged.
 */
final class Failure {

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final StackTraceElement[] NO_TRACE = {};

    private Failure() {}

    static RuntimeException forClient(ObjectName bean, String member, Throwable thrown) {
        boolean wrapper = thrown instanceof MBeanException || thrown instanceof RuntimeMBeanException;
        RuntimeException failure = copy(bean, member, wrapper ? thrown.getCause() : thrown);
        failure.setStackTrace(NO_TRACE);
        return failure;
    }

    private static RuntimeException copy(ObjectName bean, String member, @Nullable Throwable cause) {
        if (cause == null || cause.getMessage() == null) {
            return unforeseen(bean, member, cause);
        }
        String message = FileProblem.unworded(cause)
                .map(problem -> member + " of " + bean + " failed: " + problem)
                .orElse(cause.getMessage());
        if (cause instanceof IllegalArgumentException) {
            return new IllegalArgumentException(message);
        }
        if (cause instanceof IllegalStateException) {
            return new IllegalStateException(message);
        }
        if (cause instanceof SecurityException) {
            return new SecurityException(message);
        }
        if (cause instanceof InvalidObjectException) {
            return new IllegalArgumentException(member + ": " + message); // an argument that is no value of its enum
        }
        if (cause instanceof UncheckedIOException || cause instanceof IOException) {
            IOException world = new IOException(message);
            world.setStackTrace(NO_TRACE);
            return new UncheckedIOException(message, world);
        }
        return unforeseen(bean, member, cause);
    }

    private static RuntimeException unforeseen(ObjectName bean, String member, @Nullable Throwable cause) {
        LOG.error("{} of {} failed unexpectedly", member, bean, cause);
        return new RuntimeException(member + " of " + bean + " failed unexpectedly, see the service's log: " + cause);
    }
}
