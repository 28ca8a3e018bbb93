package io.reeve.service.cli;

import io.reeve.service.net.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the service is, and how to start it if it is not there.
 *
 * @param url of Jolokia
 * @param token what lets this user in; empty if none is known
 * @param trust which certificates are the service's
 * @param hint what to do when nobody answers
 */
record ServiceAddress(URI url, Optional<String> token, Trust trust, String hint) {

    private static final String TOKEN = "REEVE_TOKEN";
    private static final String CA = "REEVE_CA";

    static final String DEFAULT_URL = "http://127.0.0.1:8778/jolokia";

    /**
     * By rank: the option --url, REEVE_URL, the service file of the home (--home, REEVE_HOME, the distribution), the
     * default address. A home that was named and has no service is an error: any other service would be the wrong one.
     */
    static ServiceAddress find(Optional<String> url, Optional<Path> home, Surroundings surroundings) {
        Optional<String> named = url.or(() -> home.isPresent() ? Optional.empty() : surroundings.variable("REEVE_URL"));
        if (named.isPresent()) {
            return new ServiceAddress(
                    parse(named.get()),
                    surroundings.variable(TOKEN),
                    authorities(surroundings),
                    "start it on its machine with: reeved start");
        }
        Optional<Path> chosen = home.or(
                        () -> surroundings.variable("REEVE_HOME").map(Path::of))
                .map(path -> surroundings.directory().resolve(path).normalize());
        String hint = "start it with: reeved start"
                + chosen.map(path -> " --home " + path).orElse("");
        Optional<Path> candidate = chosen.or(surroundings::distribution);
        Optional<ServiceFile> file = candidate.flatMap(ServiceAddress::serviceFile);
        if (chosen.isPresent() && file.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.UNREACHABLE, "no service runs on home " + chosen.get() + "\n" + hint);
        }
        // The token of a home goes to the service of that home and to no other address.
        Optional<String> token = surroundings
                .variable(TOKEN)
                .or(() -> file.flatMap(present -> ServiceFile.token(candidate.orElseThrow())));
        return new ServiceAddress(
                parse(file.map(ServiceFile::jolokia).orElse(DEFAULT_URL)),
                token,
                file.map(ServiceAddress::trust).orElseGet(Trust::ofJava),
                hint);
    }

    private static Trust trust(ServiceFile file) {
        try {
            return file.trust();
        } catch (ServiceUnreachableException e) {
            throw new CommandFailedException(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Of a service that was named by its URL nothing is known but what the user says. */
    private static Trust authorities(Surroundings surroundings) {
        Optional<String> file = surroundings.variable(CA);
        try {
            return file.isPresent() ? Trust.authorities(surroundings.directory().resolve(file.get())) : Trust.ofJava();
        } catch (IOException e) {
            throw CommandFailedException.usage(CA + "=" + file.orElseThrow() + ": " + e.getMessage());
        }
    }

    private static Optional<ServiceFile> serviceFile(Path home) {
        try {
            return ServiceFile.read(home);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
        }
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw notUrl(url);
        }
        throw notUrl(url);
    }

    private static CommandFailedException notUrl(String url) {
        return CommandFailedException.usage("expected a URL such as " + DEFAULT_URL + ", not " + url);
    }
}
