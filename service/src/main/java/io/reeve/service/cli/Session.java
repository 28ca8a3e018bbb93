package io.reeve.service.cli;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What every command needs: its surroundings and what the common options say.
 *
 * @param surroundings everything outside
 * @param url where the service is, if that was said
 * @param home the home of the service, if that was said
 * @param json whether scripts read the output
 */
record Session(Surroundings surroundings, Optional<String> url, Optional<Path> home, boolean json) {

    Terminal terminal() {
        return surroundings.terminal();
    }

    void print(JsonElement value) {
        surroundings.out().println(value);
    }

    /** A value for scripts, or a line for people. */
    void tell(JsonElement value, String line) {
        surroundings.out().println(json ? value.toString() : Terminal.plain(line));
    }

    /** Waits as long as an answer takes: a stop lasts as long as the job's stop timeout. */
    JobCalls jobs() {
        return new JobCalls(client());
    }

    /** As {@link #jobs}, for what is not about jobs. */
    JolokiaClient client() {
        ServiceAddress address = address();
        return new JolokiaClient(address.url(), address.token(), address.trust(), Duration.ZERO);
    }

    /** How to get a service that answers. */
    String hint() {
        return address().hint();
    }

    private ServiceAddress address() {
        return ServiceAddress.find(url, home, surroundings);
    }
}
