package io.reeve.service.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

/**
 * What {@code etc/reeve.yaml}, the environment and the command line say, validated.
 *
 * @param http the HTTP door
 * @param jmx the RMI door
 * @param log where and how logs are written
 * @param run where running processes are kept track of
 * @param timezone of log stamps, file names and schedules without one of their own
 * @param interpreters the command that runs a file, by the file's extension (lower case, without the dot)
 * @param jobs what holds for all jobs
 */
public record Settings(
        Http http, Jmx jmx, Log log, Run run, ZoneId timezone, Map<String, List<String>> interpreters, Jobs jobs) {

    /** The HTTP door's loopback address and its port, 0 for any free one. */
    public record Http(String host, int port) {}

    /** The RMI door's loopback address and its port, 0 for any free one. */
    public record Jmx(String host, int port) {}

    /** Logs: an absolute directory, the level of the service's own log, and what to do when the disk is full. */
    public record Log(Path directory, LogLevel level, OnFull onFull) {}

    /** The directory of FIFOs and rings; empty for the best one that the machine offers. */
    public record Run(Optional<Path> dir) {}

    /** The bytes of recent output that are kept of each stream of a job, a power of two. */
    public record Jobs(int ringBytes) {}

    /** How much the service's own log tells. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE;

        /** The same in java.util.logging. */
        public Level level() {
            return switch (this) {
                case ERROR -> Level.SEVERE;
                case WARN -> Level.WARNING;
                case INFO -> Level.INFO;
                case DEBUG -> Level.FINE;
                case TRACE -> Level.FINEST;
            };
        }
    }

    /** What happens to a job's lines while its log cannot be written. */
    public enum OnFull {
        /** They are dropped, and counted. */
        DROP,
        /** They wait, and the job with them. */
        WAIT
    }

    static final int MIN_RING_BYTES = 1 << 16;
    static final int MAX_RING_BYTES = 1 << 26;

    /**
     * Reads the settings of a home. An override beats the environment, which beats the file.
     *
     * @param home the home directory; its {@code etc/reeve.yaml} may be missing
     * @param overrides {@code --set} options, by dotted key
     * @param environment the process environment; {@code REEVE_SET_HTTP_PORT} sets {@code http.port}
     * @throws InvalidSettingsException with everything that is wrong
     * @throws IOException if the file cannot be read
     */
    public static Settings load(Path home, Map<String, String> overrides, Map<String, String> environment)
            throws IOException {
        SettingSources sources = SettingSources.of(home, overrides, environment);
        SettingsReader reader = new SettingsReader(sources);
        Path root = home.toAbsolutePath().normalize();
        Settings settings = new Settings(
                new Http(
                        reader.take("http.host", "127.0.0.1", SettingTypes::loopback),
                        reader.take("http.port", 8778, SettingTypes::port)),
                new Jmx(
                        reader.take("jmx.host", "127.0.0.1", SettingTypes::loopback),
                        reader.take("jmx.port", 8779, SettingTypes::port)),
                new Log(
                        reader.take("log.directory", root.resolve("log"), v -> SettingTypes.path(root, v)),
                        reader.take("log.level", LogLevel.INFO, v -> SettingTypes.choice(LogLevel.class, v)),
                        reader.take("log.onFull", OnFull.DROP, v -> SettingTypes.choice(OnFull.class, v))),
                new Run(reader.take("run.dir", Optional.empty(), v -> SettingTypes.pathOrAuto(root, v))),
                reader.take("timezone", ZoneId.systemDefault(), SettingTypes::timezone),
                reader.takeGroup("interpreters", Interpreters.DEFAULTS, SettingTypes::words),
                new Jobs(reader.take("jobs.ringBytes", 1 << 17, SettingTypes::ringBytes)));
        reader.check(
                !settings.portsClash(), "jmx.port", settings.jmx.port, "is the port of http too; give each its own");
        reader.finish();
        return settings;
    }

    private boolean portsClash() {
        return http.port == jmx.port && http.port != 0 && http.host.equals(jmx.host);
    }
}
