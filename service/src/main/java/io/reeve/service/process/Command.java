package io.reeve.service.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process is started from.
 *
 * @param words the program's path and its arguments
 * @param directory the working directory, which exists
 * @param environment the whole environment but for Reeve's own variables
 * @param constraints as whom it runs and what it may have
 */
public record Command(List<String> words, Path directory, Map<String, String> environment, Constraints constraints) {

    /** The same with further variables. */
    public Command with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new Command(words, directory, all, constraints);
    }

    /** A process with all that the service has. */
    public Command(List<String> words, Path directory, Map<String, String> environment) {
        this(words, directory, environment, Constraints.NONE);
    }
}
