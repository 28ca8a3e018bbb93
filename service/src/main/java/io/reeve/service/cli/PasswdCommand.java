package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Gives a user a new password, by the token of the home: whoever runs the service needs no old one. */
final class PasswdCommand {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Path home;
    private final InputStream in;
    private final PrintStream out;

    PasswdCommand(Path home, InputStream in, PrintStream out) {
        this.home = home;
        this.in = in;
        this.out = out;
    }

    /**
     * Asks for the password and sets it.
     *
     * @throws IOException if no service runs in this home
     * @throws RefusedException if the service says no
     */
    void change(String user) throws IOException {
        ServiceFile service = ServiceFile.read(home)
                .filter(ServiceFile::isAlive)
                .orElseThrow(() -> new IOException("Reeve in " + home + " is not running; start it first"));
        NewPassword password = NewPassword.ask(user, in);
        JsonObject change = new JsonObject();
        change.addProperty("password", password.text());
        new JolokiaClient(URI.create(service.jolokia()), ServiceFile.token(home), service.trust(), ANSWER)
                .invoke(ObjectNames.AUTH, "update", user, change.toString());
        out.println(user + ": changed" + password.told());
    }
}
