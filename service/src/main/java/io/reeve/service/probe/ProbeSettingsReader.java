package io.reeve.service.probe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a job's definition says of probes and collects everything that is wrong with it. */
final class ProbeSettingsReader {
    private static final Duration LEAST = Duration.ofMillis(100);

    private static final List<String> PROBES = List.of("tcp", "http", "exec");
    private static final List<String> READY_WHEN = List.of("after", "log", "tcp", "http", "exec", "notify");
    private static final List<String> READINESS = concat(READY_WHEN, List.of("status", "interval", "timeout"));
    private static final List<String> LIVENESS =
            concat(PROBES, List.of("status", "interval", "timeout", "failures", "initialDelay"));

    private final Section job;

    ProbeSettingsReader(Map<String, ? extends @Nullable Object> settings, Consumer<String> problem) {
        this.job = new Section("", settings, problem);
    }

    ProbeSettings read() {
        Optional<ReadinessSettings> readiness =
                section("readiness", READY_WHEN, "{tcp: 8080}").flatMap(ProbeSettingsReader::readiness);
        Optional<LivenessSettings> liveness =
                section("liveness", PROBES, "{tcp: 8080}").flatMap(ProbeSettingsReader::liveness);
        Optional<Duration> watchdog = job.duration("watchdog", LEAST);
        ProbeSettings settings = new ProbeSettings(readiness, liveness, watchdog);
        if (watchdog.isPresent() && !notifies()) {
            job.complain("watchdog", "needs a job that notifies; expected it together with readiness: {notify: true}");
        }
        return settings;
    }

    /** Whether it is said at all, right or wrong: one mistake is worth one complaint. */
    private boolean notifies() {
        return job.values().get("readiness") instanceof Map<?, ?> map && map.get("notify") != null;
    }

    private Optional<Section> section(String key, List<String> kinds, String example) {
        return job.take(key, value -> {
            if (value instanceof Map<?, ?> map) {
                return new Section(key, map, job.problem());
            }
            throw Section.expected("one of " + String.join(", ", kinds) + ", as in " + example, value);
        });
    }

    private static Optional<ReadinessSettings> readiness(Section section) {
        section.refuseOthers(READINESS);
        Optional<ReadyWhen> when = kind(section, READY_WHEN).flatMap(kind -> readyWhen(section, kind));
        Duration interval = section.duration("interval", LEAST).orElse(ReadinessSettings.DEFAULT_INTERVAL);
        Duration timeout = section.duration("timeout", LEAST).orElse(ReadinessSettings.DEFAULT_TIMEOUT);
        return when.map(known -> new ReadinessSettings(known, interval, timeout));
    }

    private static Optional<ReadyWhen> readyWhen(Section section, String kind) {
        return switch (kind) {
            case "after" -> section.duration(kind, Duration.ZERO).map(ReadyWhen.UpFor::new);
            case "log" -> section.take(kind, ProbeTypes::pattern).map(ReadyWhen.Prints::new);
            case "notify" -> section.take(kind, ProbeTypes::yes).map(yes -> new ReadyWhen.Notifies());
            default -> probe(section, kind).map(ReadyWhen.Answers::new);
        };
    }

    private static Optional<LivenessSettings> liveness(Section section) {
        section.refuseOthers(LIVENESS);
        Optional<Probe> probe = kind(section, PROBES).flatMap(kind -> probe(section, kind));
        Duration interval = section.duration("interval", LEAST).orElse(LivenessSettings.DEFAULT_INTERVAL);
        Duration timeout = section.duration("timeout", LEAST).orElse(LivenessSettings.DEFAULT_TIMEOUT);
        int failures = section.take("failures", ProbeTypes::failures).orElse(LivenessSettings.DEFAULT_FAILURES);
        Duration initialDelay = section.duration("initialDelay", Duration.ZERO).orElse(interval);
        return probe.map(known -> new LivenessSettings(known, interval, timeout, failures, initialDelay));
    }

    private static Optional<Probe> probe(Section section, String kind) {
        return switch (kind) {
            case "tcp" -> section.take(kind, ProbeTypes::tcp);
            case "http" -> http(section);
            default -> section.take(kind, ProbeTypes::exec);
        };
    }

    private static Optional<Probe> http(Section section) {
        ProbeTypes.Statuses statuses =
                section.take("status", ProbeTypes::statuses).orElse(ProbeTypes.Statuses.DEFAULT);
        return section.take("http", ProbeTypes::url)
                .map(url -> new Probe.Http(url, statuses.lowest(), statuses.highest()));
    }

    /** The one kind that is said. */
    private static Optional<String> kind(Section section, List<String> kinds) {
        List<String> said = section.present(kinds);
        if (said.size() != 1) {
            String what = "expected " + (said.isEmpty() ? "one of " : "only one of ") + String.join(", ", kinds);
            section.problem()
                    .accept(section.name() + ": " + what
                            + (said.isEmpty() ? "" : ", not " + String.join(" and ", said)));
            return Optional.empty();
        }
        if (!said.contains("http") && section.values().get("status") != null) {
            section.complain("status", "only http has one");
        }
        return Optional.of(said.get(0));
    }

    private static List<String> concat(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
