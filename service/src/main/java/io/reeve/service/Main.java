package io.reeve.service;

import io.reeve.service.cli.ReevedCommand;
import io.reeve.service.config.Home;
import io.reeve.service.config.Settings;
import io.reeve.service.log.LastingLogManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The daemon's entry. */
public final class Main {
    private Main() {}

    /** See {@code reeved --help}. */
    public static void main(String[] arguments) {
        System.setProperty(LastingLogManager.PROPERTY, LastingLogManager.class.getName());
        System.exit(new ReevedCommand(Main::run).execute(arguments));
    }

    /** The version of this build. */
    static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Runs the service until it is asked to end: by an operation, or by a signal, which ends the jobs too. */
    private static void run(Path directory, Map<String, String> overrides) throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IOException("Reeve runs on Linux only: it needs epoll, FIFOs and /proc");
        }
        Home home = Home.prepare(directory);
        Service service = Service.start(home, Settings.load(home.root(), overrides, System.getenv()), overrides);
        Thread onSignal = new Thread(() -> service.end(false), "reeve-signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        service.awaitEnd();
    }
}
