package io.reeve.service;

import io.reeve.service.cli.ServiceFile;
import io.reeve.service.config.AtomicFile;
import io.reeve.service.config.Home;
import io.reeve.service.config.Settings;
import io.reeve.service.gate.LocalToken;
import io.reeve.service.http.HttpDoor;
import io.reeve.service.jmx.JmxDoor;
import io.reeve.service.lifecycle.Closing;
import io.reeve.service.net.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The doors, and the files in {@code run/} by which clients of the same user find them and come in. */
final class Doors {

    private final Home home;
    private final Settings settings;
    private final Closing closing;
    private final Optional<Tls> tls;
    private final LocalToken token = LocalToken.random();

    /** @param closing closes what is opened here, and removes the files */
    Doors(Home home, Settings settings, Closing closing) throws IOException {
        this.home = home;
        this.settings = settings;
        this.closing = closing;
        Optional<Settings.Tls> wanted = settings.tls();
        this.tls = wanted.isPresent()
                ? Optional.of(Tls.load(
                        wanted.get().keyStore(), wanted.get().passwordFile(), Clock.system(settings.timezone())))
                : Optional.empty();
    }

    /** What lets the command line of the same user in. */
    LocalToken token() {
        return token;
    }

    /** Opens the doors; when this returns, clients find the service. */
    ServiceFile open(HttpDoor.House house, long startedAtMillis, Map<String, String> overrides) throws IOException {
        publishToken();
        JmxDoor jmx = closing.add(JmxDoor.open(
                new InetSocketAddress(settings.jmx().host(), settings.jmx().port()),
                tls,
                house.entrance(),
                house.gate()));
        Settings.Http wanted = settings.http();
        HttpDoor http = closing.add(HttpDoor.open(
                new HttpDoor.Place(new InetSocketAddress(wanted.host(), wanted.port()), tls, wanted.sessionTimeout()),
                house));
        ServiceFile file = new ServiceFile(
                ProcessHandle.current().pid(),
                Main.version(),
                home.root().toString(),
                http.url(),
                http.url() + "/jolokia",
                jmx.url().toString(),
                publishCertificate(),
                startedAtMillis,
                overrides);
        file.write(home.root());
        closing.add(() -> ServiceFile.retire(home.root()));
        return file;
    }

    private void publishToken() throws IOException {
        AtomicFile.write(home.token(), token.text() + "\n", "rw-------");
        closing.add(() -> Files.deleteIfExists(home.token()));
    }

    /** Returns the file; empty without TLS. */
    private String publishCertificate() throws IOException {
        if (tls.isEmpty()) {
            return "";
        }
        AtomicFile.write(home.certificate(), tls.get().pem(), "rw-------");
        closing.add(() -> Files.deleteIfExists(home.certificate()));
        return home.certificate().toString();
    }
}
