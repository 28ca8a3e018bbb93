package io.reeve.service.job;

import io.reeve.mbeans.LogFormat;
import io.reeve.service.config.ShellWords;
import io.reeve.service.config.Suggestion;
import io.reeve.service.probe.ProbeSettings;
import io.reeve.spi.Durations;
import io.reeve.spi.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a job's settings and collects everything that is wrong with them. */
final class JobSpecReader {

    /** The settings that Reeve knows. */
    static final List<String> KEYS = Stream.of(
                    List.of(
                            "command",
                            "params",
                            "directory",
                            "environment",
                            "secrets",
                            "bufferSize",
                            "writeLog",
                            "logFormat",
                            "stopSignal",
                            "stopTimeout",
                            "shell",
                            "interpreter",
                            "labels"),
                    UpkeepReader.KEYS,
                    ResourcesReader.KEYS,
                    ProbeSettings.KEYS,
                    HookReader.KEYS)
            .flatMap(List::stream)
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(JobSpecReader.class);

    /** What a POSIX shell can pass on: the shim is one, and some drop variables of other names. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String name;
    private final Map<String, ? extends @Nullable Object> settings;
    private final Function<Resources, List<String>> check;
    private final List<String> problems = new ArrayList<>();
    private final Fields fields;

    /** @param check tells why resources cannot be given */
    JobSpecReader(
            String name, Map<String, ? extends @Nullable Object> settings, Function<Resources, List<String>> check) {
        this.check = check;
        this.name = name;
        this.settings = settings;
        this.fields = new Fields(settings, problems);
    }

    JobSpec read() {
        String command = fields.take("command", "", JobSpecReader::text);
        if (command.isBlank() && problems.isEmpty()) {
            problems.add("command is missing: expected the program to run");
        }
        JobSpec spec = new JobSpec(
                name,
                command,
                fields.take("params", "", JobSpecReader::params),
                fields.take("directory", "", JobSpecReader::directory),
                fields.take("environment", Map.of(), JobSpecReader::environment),
                fields.take("secrets", List.of(), JobSpecReader::secrets),
                fields.take("bufferSize", JobSpec.DEFAULT_BUFFER_SIZE, JobSpecReader::bufferSize),
                fields.take("writeLog", true, JobSpecReader::truth),
                fields.take("logFormat", LogFormat.STAMPED, value -> Fields.choice(LogFormat.values(), value)),
                fields.take("stopSignal", Signals.TERM, value -> Signals.number(value.toString())),
                fields.take("stopTimeout", JobSpec.DEFAULT_STOP_TIMEOUT, JobSpecReader::stopTimeout),
                fields.take("shell", false, JobSpecReader::truth),
                fields.take("interpreter", "", JobSpecReader::params),
                fields.take("labels", Map.of(), Labels::read),
                UpkeepReader.read(fields),
                resources(),
                ProbeSettings.read(settings, problems::add),
                HookReader.read(fields),
                Collections.unmodifiableMap(new LinkedHashMap<>(settings)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("job " + name + ": " + String.join("; ", problems));
        }
        warnOfNearMisses();
        return spec;
    }

    private Resources resources() {
        Resources resources = ResourcesReader.read(fields);
        problems.addAll(check.apply(resources));
        return resources;
    }

    /** Unknown settings are kept for whoever knows them; one that looks like a slip of the pen is worth a line. */
    private void warnOfNearMisses() {
        for (String key : settings.keySet()) {
            if (!KEYS.contains(key)) {
                Suggestion.nearest(key, KEYS)
                        .ifPresent(known -> LOG.warn(
                                "job {}: the setting '{}' is kept but has no meaning; did you mean '{}'?",
                                name,
                                key,
                                known));
            }
        }
    }

    private static String text(Object value) {
        if (!(value instanceof String text)) {
            throw expected("a text", value);
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL character cannot be passed to a process");
        }
        return text;
    }

    private static String params(Object value) {
        if (value instanceof List<?> list) {
            return ShellWords.join(list.stream().map(JobSpecReader::scalar).toList());
        }
        String params = scalar(value);
        ShellWords.split(params);
        return params;
    }

    private static String directory(Object value) {
        String directory = text(value);
        if (!directory.isEmpty() && !directory.startsWith("/")) {
            throw expected("an absolute path", value);
        }
        return directory;
    }

    private static Map<String, String> environment(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("expected variables as NAME: value"); // what was given may be a secret
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String variable = String.valueOf(entry.getKey());
            if (!VARIABLE.matcher(variable).matches()) {
                throw new IllegalArgumentException(
                        "'" + variable + "' cannot name a variable: expected letters, digits and _, no digit first");
            }
            variables.put(variable, entry.getValue() == null ? "" : variable(variable, entry.getValue()));
        }
        return Collections.unmodifiableMap(variables);
    }

    /** As a text; the error does not repeat the value, which may be a secret. */
    private static String variable(String name, Object value) {
        try {
            return scalar(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": expected a text without NUL characters", e);
        }
    }

    private static List<String> secrets(Object value) {
        List<?> names = value instanceof List<?> list ? list : List.of(value);
        return names.stream().map(JobSpecReader::scalar).toList();
    }

    private static int bufferSize(Object value) {
        if (value instanceof Long lines && lines >= 0 && lines <= JobSpec.MAX_BUFFER_SIZE) {
            return lines.intValue();
        }
        throw expected("a number of lines from 0 to " + JobSpec.MAX_BUFFER_SIZE, value);
    }

    private static Duration stopTimeout(Object value) {
        Duration timeout = Durations.parse(value);
        if (timeout.compareTo(JobSpec.MAX_STOP_TIMEOUT) > 0) {
            throw expected("at most " + Durations.format(JobSpec.MAX_STOP_TIMEOUT), value);
        }
        return timeout;
    }

    static boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw expected("true or false", value);
    }

    static String scalar(@Nullable Object value) {
        if (value == null || value instanceof List || value instanceof Map) {
            throw expected("a text", String.valueOf(value));
        }
        return text(value.toString());
    }

    static IllegalArgumentException expected(String what, Object value) {
        return new IllegalArgumentException("expected " + what + ", not '" + value + "'");
    }
}
