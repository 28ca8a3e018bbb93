package io.reeve.auth;

import io.reeve.contract.SettableClock;
import io.reeve.contract.Stage;
import io.reeve.contract.StageDocuments;
import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.spi.AccessControl;
import io.reeve.spi.Credentials;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A service that has this plugin alone. Its only user after the first start is {@code admin}. */
final class FakeService {

    /** A password that an operator gave. */
    static final String SECRET = "correct horse battery staple";

    final Stage stage;
    final SettableClock clock;
    final StageDocuments documents;
    final Path directory;
    final AuthPlugin plugin = new AuthPlugin();

    FakeService(Path directory) {
        this.directory = directory;
        this.stage = new Stage(directory);
        this.clock = stage.clock;
        this.documents = stage.documents;
        stage.settings.values.put("hashIterations", PasswordHash.LEAST_ITERATIONS);
    }

    /** The same place, started again with the same settings. */
    FakeService again() throws IOException {
        FakeService next = new FakeService(directory);
        next.stage.settings.values.putAll(stage.settings.values);
        next.stage.loopbackOnly = stage.loopbackOnly;
        return next.start();
    }

    FakeService with(String key, Object value) {
        stage.settings.values.put(key, value);
        return this;
    }

    FakeService start() throws IOException {
        plugin.start(stage);
        return this;
    }

    AuthMXBean bean() {
        return stage.exported(ObjectNames.AUTH, AuthMXBean.class);
    }

    Identity login(String user, String secret) throws LoginException {
        return login(user, secret, "192.0.2.7");
    }

    Identity login(String user, String secret, String address) throws LoginException {
        return control().login(new Credentials(user, secret, address));
    }

    /** Adds a user whose password is {@link #SECRET}. */
    FakeService adding(String user, String privileges) {
        bean().add(user, SECRET, privileges, "");
        return this;
    }

    Path usersFile() {
        return directory.resolve("users.yaml");
    }

    Path firstPassword() {
        return directory.resolve("first-password");
    }

    void writeUsers(String yaml) throws IOException {
        Files.writeString(usersFile(), yaml);
        Files.setPosixFilePermissions(usersFile(), PosixFilePermissions.fromString("rw-------"));
    }

    AccessControl control() {
        return stage.accessControl().orElseThrow();
    }
}
