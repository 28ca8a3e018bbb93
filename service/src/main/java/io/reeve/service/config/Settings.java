package io.reeve.service.config;

import io.reeve.service.net.AddressText;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param tls what both doors speak TLS by; empty where they are plain
 * @param log where and how logs are written
 * @param run where running processes are kept track of
 * @param timezone of log stamps, file names and schedules without one of their own
 * @param interpreters the command that runs a file, by the file's extension (lower case, without the dot)
 * @param jobs what holds for all jobs
 * @param plugins which plugins there are
 */
public record Settings(
        Http http,
        Jmx jmx,
        Optional<Tls> tls,
        Log log,
        Run run,
        ZoneId timezone,
        Map<String, List<String>> interpreters,
        Jobs jobs,
        Plugins plugins) {

    /**
     * The HTTP door's address, literal or localhost, its port, 0 for any free one, and how long a login to the console
     * counts that nobody uses.
     */
    public record Http(String host, int port, Duration sessionTimeout) {}

    /** The RMI door's address, literal or localhost, and its port, 0 for any free one. */
    public record Jmx(String host, int port) {}

    /** A PKCS12 file with the service's key, and a file with its password; absolute. */
    public record Tls(Path keyStore, Path passwordFile) {}

    /**
     * Logs: an absolute directory, the level of the service's own log, the size at which a job's log goes on in another
     * file, and what to do when the disk is full.
     */
    public record Log(Path directory, LogLevel level, long maxFileBytes, OnFull onFull) {}

    /** The directory of FIFOs and rings; empty for the best one that the machine offers. */
    public record Run(Optional<Path> dir) {}

    /** The bytes of recent output that are kept of each stream of a job, a power of two. */
    public record Jobs(int ringBytes) {}

    /** The names of the plugins to start, or {@code *} for all that are found. */
    public record Plugins(List<String> autoload) {}

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
                        reader.take("http.host", "127.0.0.1", SettingTypes::host),
                        reader.take("http.port", 8778, SettingTypes::port),
                        reader.take("http.sessionTimeout", Duration.ofMinutes(30), SettingTypes::sessionTimeout)),
                new Jmx(
                        reader.take("jmx.host", "127.0.0.1", SettingTypes::host),
                        reader.take("jmx.port", 8779, SettingTypes::port)),
                tls(reader, root),
                new Log(
                        reader.take("log.directory", root.resolve("log"), v -> SettingTypes.path(root, v)),
                        reader.take("log.level", LogLevel.INFO, v -> SettingTypes.choice(LogLevel.class, v)),
                        reader.take("log.maxFileSize", 1L << 26, SettingTypes::fileSize),
                        reader.take("log.onFull", OnFull.DROP, v -> SettingTypes.choice(OnFull.class, v))),
                new Run(reader.take("run.dir", Optional.empty(), v -> SettingTypes.pathOrAuto(root, v))),
                reader.take("timezone", ZoneId.systemDefault(), SettingTypes::timezone),
                reader.takeGroup("interpreters", Interpreters.DEFAULTS, SettingTypes::words),
                new Jobs(reader.take("jobs.ringBytes", 1 << 17, SettingTypes::ringBytes)),
                new Plugins(reader.take("plugins.autoload", List.of("*"), SettingTypes::texts)));
        settings.check(reader);
        reader.finish();
        return settings;
    }

    private static Optional<Tls> tls(SettingsReader reader, Path root) {
        Optional<Path> keyStore = reader.take("tls.keyStore", Optional.empty(), v -> SettingTypes.fileOrNone(root, v));
        Optional<Path> passwordFile =
                reader.take("tls.passwordFile", Optional.empty(), v -> SettingTypes.fileOrNone(root, v));
        return keyStore.map(file -> new Tls(file, passwordFile.orElseGet(() -> Path.of(file + ".password"))));
    }

    private void check(SettingsReader reader) {
        String withoutTls = "other machines reach that, which takes TLS: set tls.keyStore (reeved cert makes one)";
        reader.check(tls.isPresent() || AddressText.isLoopback(http.host), "http.host", http.host, withoutTls);
        reader.check(tls.isPresent() || AddressText.isLoopback(jmx.host), "jmx.host", jmx.host, withoutTls);
        reader.check(!portsClash(), "jmx.port", jmx.port, "is the port of http too; give each its own");
    }

    private boolean portsClash() {
        return http.port == jmx.port
                && http.port != 0
                && (http.host.equals(jmx.host) || isWildcard(http.host) || isWildcard(jmx.host));
    }

    private static boolean isWildcard(String host) {
        return AddressText.parse(host).map(InetAddress::isAnyLocalAddress).orElse(false);
    }

    /** Whether no other machine reaches the doors. */
    public boolean isLoopbackOnly() {
        return AddressText.isLoopback(http.host) && AddressText.isLoopback(jmx.host);
    }
}
