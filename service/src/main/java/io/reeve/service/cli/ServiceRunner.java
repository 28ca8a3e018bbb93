package io.reeve.service.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Runs the service in this process; what the composition root gives to {@link ReevedCommand}. */
@FunctionalInterface
public interface ServiceRunner {

    /**
     * Starts the service and returns after its orderly end.
     *
     * @param home where settings, definitions and logs are; made if missing
     * @param settings overrides of single settings by key, such as {@code http.port}
     * @throws IllegalArgumentException for unusable settings; like that of the others, its message is for the operator
     * @throws IllegalStateException if another service runs in this home
     * @throws IOException for what the machine refuses: a port in use, a directory that cannot be written
     */
    void run(Path home, Map<String, String> settings) throws IOException, InterruptedException;
}
