package io.reeve.socketapi.console;

import io.reeve.spi.Visitor;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import javax.management.InstanceNotFoundException;

/** Commands that say in the service's words why they cannot be carried out. */
final class Refusals {

    private Refusals() {}

    /** @throws UsageException also if the service refuses what is wanted, with its reason */
    static String run(Verb verb, Visitor visitor, String words) throws UsageException {
        try {
            return verb.run(visitor, words);
        } catch (SecurityException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (UndeclaredThrowableException e) {
            if (e.getCause() instanceof InstanceNotFoundException) {
                throw new UsageException("there is no such job");
            }
            throw e;
        }
    }
}
