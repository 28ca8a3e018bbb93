package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAddressTest {

    private final Path home;
    private final CommandLineTester cli = new CommandLineTester();

    ServiceAddressTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void the_option_beats_the_variable_which_beats_the_home_which_beats_the_distribution() throws IOException {
        Path other = home.resolve("other");
        serviceFile(home, "http://127.0.0.1:1/home");
        serviceFile(other, "http://127.0.0.1:1/other");
        cli.distribution = Optional.of(home);
        assertThat(find(Optional.empty(), Optional.empty())).isEqualTo("http://127.0.0.1:1/home");
        cli.environment.put("REEVE_HOME", other.toString());
        assertThat(find(Optional.empty(), Optional.empty())).isEqualTo("http://127.0.0.1:1/other");
        cli.environment.put("REEVE_URL", "http://127.0.0.1:1/variable");
        assertThat(find(Optional.empty(), Optional.empty())).isEqualTo("http://127.0.0.1:1/variable");
        assertThat(find(Optional.empty(), Optional.of(home))).isEqualTo("http://127.0.0.1:1/home");
        assertThat(find(Optional.of("http://h/option"), Optional.of(home))).isEqualTo("http://h/option");
    }

    @Test
    void without_anything_the_address_is_the_default() {
        cli.distribution = Optional.of(home);
        assertThat(find(Optional.empty(), Optional.empty())).isEqualTo(ServiceAddress.DEFAULT_URL);
    }

    @Test
    void a_home_that_was_named_and_has_no_service_is_not_mistaken_for_another() {
        assertThat(cli.run("ls", "--home", home.toString()))
                .isEqualTo(new Result(
                        3,
                        "",
                        "reeve: no service runs on home " + home + "\nstart it with: reeved start --home " + home
                                + "\n"));
    }

    @Test
    void a_service_that_is_gone_is_told_with_how_to_start_it() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        serviceFile(home, "http://127.0.0.1:" + port + "/jolokia");
        Result result = cli.run("status", "--home", home.toString());
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("reeve: no service answers at http://127.0.0.1:" + port + "/jolokia: Connection refused")
                .endsWith("start it with: reeved start --home " + home + "\n");
    }

    @Test
    void something_else_that_answers_is_not_taken_for_the_service() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/html", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>\"".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        other.start();
        try {
            String base = "http://127.0.0.1:" + other.getAddress().getPort();
            assertThat(cli.run("ls", "--url", base + "/html").code()).isEqualTo(3);
            assertThat(cli.run("ls", "--url", base + "/none").err()).contains("is not Reeve (HTTP 404)");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void a_service_file_tells_whether_its_process_lives() throws IOException {
        serviceFile(home, "http://x/");
        ServiceFile file = ServiceFile.read(home).orElseThrow();
        assertThat(file.isAlive()).isTrue();
        ServiceFile earlier =
                new ServiceFile(file.pid(), "1", "", "", "", "", "", file.startedAtMillis() - 3_600_000, Map.of());
        assertThat(earlier.isAlive())
                .as("the number was given to another process since")
                .isFalse();
        assertThat(new ServiceFile(Integer.MAX_VALUE, "1", "", "", "", "", "", 0, Map.of()).isAlive())
                .isFalse();
    }

    @Test
    void the_settings_of_the_last_start_outlive_the_service() throws IOException {
        assertThat(ServiceFile.lastSettings(home)).isEmpty();
        Files.createDirectories(home.resolve("run"));
        Map<String, String> settings = Map.of("http.port", "0", "log.dir", "a \"b\" größe");
        new ServiceFile(1, "1", "", "", "", "", "", 0, settings).write(home);
        assertThat(ServiceFile.lastSettings(home)).isEqualTo(settings);
        ServiceFile.retire(home);
        assertThat(ServiceFile.read(home)).isEmpty();
        assertThat(ServiceFile.lastSettings(home)).isEqualTo(settings);
        serviceFile(home, "http://x/");
        assertThat(ServiceFile.lastSettings(home)).as("a later start had none").isEmpty();
    }

    @Test
    void a_service_file_that_says_nothing_is_named() throws IOException {
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/service.json"), "half {");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ServiceFile.read(home))
                .withMessageStartingWith(home.resolve("run/service.json") + " does not describe a service");
    }

    private String find(Optional<String> url, Optional<Path> chosen) {
        return ServiceAddress.find(url, chosen, cli.surroundings(cli.out)).url().toString();
    }

    private static void serviceFile(Path home, String jolokia) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("pid", ProcessHandle.current().pid());
        json.addProperty("version", "1");
        json.addProperty("jolokia", jolokia);
        json.addProperty(
                "startedAtMillis",
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli());
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/service.json"), json.toString());
    }
}
