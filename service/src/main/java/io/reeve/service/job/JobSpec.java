package io.reeve.service.job;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.LogFormat;
import io.reeve.service.config.ShellWords;
import io.reeve.service.config.Yaml;
import io.reeve.service.probe.ProbeSettings;
import io.reeve.spi.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said of a job, checked. Immutable.
 *
 * @param secrets names of variables whose values nobody is told
 * @param labels by which operators choose jobs
 * @param settings all that was said, in its order, unknown settings included; defaults are not in it
 */
record JobSpec(
        String name,
        String command,
        String params,
        String directory,
        Map<String, String> environment,
        List<String> secrets,
        int bufferSize,
        boolean writeLog,
        LogFormat logFormat,
        int stopSignal,
        Duration stopTimeout,
        boolean shell,
        String interpreter,
        Map<String, String> labels,
        Upkeep upkeep,
        Resources resources,
        ProbeSettings probes,
        Map<HookPoint, Hook> hooks,
        Map<String, @Nullable Object> settings) {

    private static final Gson JSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final String ENVIRONMENT = "environment";

    static final int DEFAULT_BUFFER_SIZE = 20;
    static final int MAX_BUFFER_SIZE = 100_000;
    static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(10);
    static final Duration MAX_STOP_TIMEOUT = Duration.ofDays(1);

    /**
     * Checks the settings of a job, and whether the service can give it what it wants.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    static JobSpec of(String name, Map<String, ? extends @Nullable Object> settings) {
        return read(name, settings, ServiceRights.own()::refusals);
    }

    /** A job that was defined earlier: what the service can give now matters only when it is started or changed. */
    static JobSpec stored(String name, Map<String, ? extends @Nullable Object> settings) {
        return read(name, settings, ServiceRights.NOT_ASKED);
    }

    private static JobSpec read(
            String name, Map<String, ? extends @Nullable Object> settings, Function<Resources, List<String>> check) {
        return new JobSpecReader(JobName.checked(name), SupervisorNames.translate(name, settings), check).read();
    }

    /** The same job with some settings changed; one that is changed to null goes back to its default. */
    JobSpec with(Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(settings);
        merged.putAll(SupervisorNames.translate(name, changes));
        if (changes.get(ENVIRONMENT) instanceof Map<?, ?> variables) {
            merged.put(ENVIRONMENT, withKnownSecrets(variables));
        }
        merged.values().removeIf(value -> value == null);
        JobSpec changed = of(name, merged);
        checkSecretsStay(changed);
        return changed;
    }

    /** Taking a name out of the secrets must not be a way to read what it hid. */
    private void checkSecretsStay(JobSpec changed) {
        for (String variable : secrets) {
            String value = environment.get(variable);
            if (value != null
                    && value.equals(changed.environment.get(variable))
                    && !changed.secrets.contains(variable)) {
                throw new IllegalArgumentException(
                        "job " + name + ": secrets: " + variable + " hides a value; give it another one to show it");
            }
        }
    }

    /** Who read the definition and gives it back changed has seen no secrets: these stay. */
    private Map<String, @Nullable Object> withKnownSecrets(Map<?, ?> variables) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        variables.forEach((key, value) -> {
            String variable = String.valueOf(key);
            boolean stays = JobDefinition.SECRET.equals(value) && secrets.contains(variable);
            known.put(variable, stays ? environment.get(variable) : value);
        });
        return known;
    }

    /**
     * The same job with the command of one of its hooks.
     *
     * @param directory where it runs
     */
    JobSpec running(String key, Hook hook, Path directory) {
        List<String> words = hook.words();
        return copy(
                name + "'s " + key,
                words.get(0),
                ShellWords.join(words.subList(1, words.size())),
                directory.toString(),
                hook.shell(),
                "",
                upkeep,
                probes);
    }

    /** The same job for a single run of its command, which nothing brings back and no probe watches. */
    JobSpec once() {
        return copy(name, command, params, directory, shell, interpreter, upkeep.once(), ProbeSettings.NONE);
    }

    private JobSpec copy(
            String otherName,
            String otherCommand,
            String otherParams,
            String otherDirectory,
            boolean otherShell,
            String otherInterpreter,
            Upkeep otherUpkeep,
            ProbeSettings otherProbes) {
        return new JobSpec(
                otherName,
                otherCommand,
                otherParams,
                otherDirectory,
                environment,
                secrets,
                bufferSize,
                writeLog,
                logFormat,
                stopSignal,
                stopTimeout,
                otherShell,
                otherInterpreter,
                labels,
                otherUpkeep,
                resources,
                otherProbes,
                hooks,
                settings);
    }

    private Map<String, String> shownEnvironment() {
        Map<String, String> shown = new LinkedHashMap<>(environment);
        secrets.forEach(variable -> shown.replace(variable, JobDefinition.SECRET));
        return Collections.unmodifiableMap(shown);
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
                shownEnvironment(),
                secrets,
                bufferSize,
                writeLog,
                logFormat,
                Signals.name(stopSignal),
                stopTimeout.toMillis(),
                shell,
                interpreter,
                labels,
                upkeep.toSettings(),
                resources.toSettings(),
                asGiven(ProbeSettings.KEYS),
                asGiven(HookReader.KEYS),
                Collections.unmodifiableMap(extra));
    }

    private Map<String, String> asGiven(List<String> keys) {
        Map<String, String> given = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            if (keys.contains(key)) {
                given.put(key, JSON.toJson(value));
            }
        });
        return Collections.unmodifiableMap(given);
    }

    /** Without the settings, among which are secrets. */
    @Override
    public String toString() {
        return "job " + name + ": " + command;
    }
}
