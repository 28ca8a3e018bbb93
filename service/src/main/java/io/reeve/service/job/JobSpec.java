package io.reeve.service.job;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.reeve.mbeans.JobDefinition;
import io.reeve.service.config.Yaml;
import io.reeve.service.posix.Signals;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said of a job, checked. Immutable.
 *
 * @param settings all that was said, in its order, unknown settings included; defaults are not in it
 */
record JobSpec(
        String name,
        String command,
        String params,
        String directory,
        Map<String, String> environment,
        int bufferSize,
        boolean writeLog,
        int stopSignal,
        Duration stopTimeout,
        boolean shell,
        String interpreter,
        Map<String, @Nullable Object> settings) {

    private static final Gson JSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    static final int DEFAULT_BUFFER_SIZE = 20;
    static final int MAX_BUFFER_SIZE = 100_000;
    static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(10);
    static final Duration MAX_STOP_TIMEOUT = Duration.ofDays(1);

    /**
     * Checks the settings of a job.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    static JobSpec of(String name, Map<String, ? extends @Nullable Object> settings) {
        return new JobSpecReader(JobName.checked(name), settings).read();
    }

    /** The same job with some settings changed; one that is changed to null goes back to its default. */
    JobSpec with(Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(settings);
        merged.putAll(changes);
        merged.values().removeIf(value -> value == null);
        return of(name, merged);
    }

    /** The settings as the text of a definition file. */
    String toYaml() {
        return Yaml.format(settings);
    }

    /** The same as management clients see it. */
    JobDefinition toDefinition() {
        Map<String, String> extra = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            if (!JobSpecReader.KEYS.contains(key)) {
                extra.put(key, JSON.toJson(value));
            }
        });
        return new JobDefinition(
                name,
                command,
                params,
                directory,
                environment,
                bufferSize,
                writeLog,
                Signals.name(stopSignal),
                stopTimeout.toMillis(),
                shell,
                interpreter,
                Collections.unmodifiableMap(extra));
    }
}
