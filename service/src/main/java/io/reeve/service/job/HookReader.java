package io.reeve.service.job;

import io.reeve.service.config.ShellWords;
import io.reeve.spi.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a job's hooks: each a command as a text or a list of words, or an object with more to say of it. */
final class HookReader {

    /** The settings that it knows. */
    static final List<String> KEYS =
            Arrays.stream(HookPoint.values()).map(HookPoint::key).toList();

    private static final List<String> HOOK_KEYS = List.of("command", "timeout", "shell");

    private HookReader() {}

    static Map<HookPoint, Hook> read(Fields job) {
        Map<HookPoint, Hook> hooks = new EnumMap<>(HookPoint.class);
        for (HookPoint point : HookPoint.values()) {
            read(job, point.key()).ifPresent(hook -> hooks.put(point, hook));
        }
        return Collections.unmodifiableMap(hooks);
    }

    private static Optional<Hook> read(Fields job, String key) {
        if (!job.isObject(key)) {
            return job.take(
                    key, Optional.empty(), value -> Optional.of(new Hook(words(value), false, Hook.DEFAULT_TIMEOUT)));
        }
        Fields hook = job.within(key, HOOK_KEYS);
        if (!hook.has("command")) {
            hook.problem("command", "expected the command to run");
        }
        boolean shell = hook.take("shell", false, JobSpecReader::truth);
        return Optional.of(new Hook(
                hook.take("command", List.of(), shell ? HookReader::line : HookReader::words),
                shell,
                hook.take("timeout", Hook.DEFAULT_TIMEOUT, HookReader::timeout)));
    }

    private static List<String> words(Object value) {
        List<String> words = value instanceof List<?> list
                ? list.stream().map(JobSpecReader::scalar).toList()
                : ShellWords.split(JobSpecReader.scalar(value));
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw JobSpecReader.expected("a command and its arguments, as a text or a list", value);
        }
        return words;
    }

    private static List<String> line(Object value) {
        String line = JobSpecReader.scalar(value);
        if (line.isBlank()) {
            throw JobSpecReader.expected("a command line", value);
        }
        return List.of(line);
    }

    private static Duration timeout(Object value) {
        Duration timeout = Durations.parse(value);
        if (timeout.isZero() || timeout.compareTo(Hook.MAX_TIMEOUT) > 0) {
            throw JobSpecReader.expected("more than 0 and at most " + Durations.format(Hook.MAX_TIMEOUT), value);
        }
        return timeout;
    }
}
