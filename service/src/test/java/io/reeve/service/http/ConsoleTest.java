package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.spi.RemotePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's files, which are for everybody, and what Hawtio asks beside them. */
class ConsoleTest {
    private static final String PAGE = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
    private static final RemotePages REMOTE = new RemotePages("weather", "./plugin", "remoteEntry.js");

    private HttpFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
        fixture.gate.guard();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void a_browser_is_led_to_the_console_and_curl_to_the_directions() throws IOException {
        Wire.Reply browser = fixture.wire.get("/", PAGE);
        assertThat(browser.status()).isEqualTo(302);
        assertThat(browser.headers()).contains("Location: /hawtio/");
        assertThat(fixture.wire.get("/", "Accept: */*").body())
                .startsWith("Reeve")
                .contains("/hawtio", "/api/events");
        assertThat(fixture.wire.get("/hawtio").headers()).contains("Location: ").contains("/hawtio/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hawtio/",
                "/hawtio/index.html",
                "/hawtio/login",
                "/hawtio/jmx/attributes?nid=x",
                "/hawtio/reeve/jobs/a.b",
                "/hawtio/reeve/jobs/%E4%BD%A0"
            })
    void each_place_of_the_console_is_its_page(String path) throws IOException {
        Wire.Reply reply = fixture.wire.get(path, PAGE);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .contains(
                        "Content-Type: text/html",
                        "Cache-Control: no-cache",
                        "frame-ancestors 'none'",
                        "script-src 'self'",
                        "Referrer-Policy: same-origin")
                .doesNotContain("unsafe-eval");
        assertThat(reply.body())
                .contains("<title>Reeve</title>", "/hawtio/own/back.js", "/hawtio/img/icon.svg", "static/js/main.")
                .doesNotContain("Hawtio Management");
    }

    @Test
    void files_whose_name_stands_for_their_content_are_kept_and_others_asked_for_again() throws IOException {
        Matcher main = Pattern.compile("/hawtio/static/js/main\\.[0-9a-f]+\\.js")
                .matcher(fixture.wire.get("/hawtio/", PAGE).body());
        assertThat(main.find()).isTrue();
        Wire.Reply script = fixture.wire.get(main.group());
        assertThat(script.headers())
                .contains("Content-Type: text/javascript", "Cache-Control: public, max-age=31536000, immutable");
        Wire.Reply logo = fixture.wire.get("/hawtio/img/reeve.svg");
        assertThat(logo.headers()).contains("Content-Type: image/svg+xml", "Cache-Control: no-cache", "ETag: \"");
        String tag = logo.headers().replaceAll("(?s).*ETag: (\\S+).*", "$1");
        assertThat(fixture.wire
                        .get("/hawtio/img/reeve.svg", "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
        assertThat(fixture.wire
                        .get("/hawtio/img/reeve.svg", "If-None-Match: \"x\"")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.wire.send("HEAD", "/hawtio/img/reeve.svg", "").body())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hawtio/static/../../jolokia",
                "/hawtio/..%2fjolokia",
                "/hawtio/static/%2e%2e/%2e%2e/jolokia",
                "/hawtio//jolokia",
                "/hawtio/jolokia;x",
                "/hawtio/%6aolokia",
                "/hawtio/jolokia/",
                "/hawtio/static/..;/jolokia",
            })
    void no_path_leads_past_the_login(String path) throws IOException {
        Wire.Reply reply = fixture.wire.get(path, PAGE);
        assertThat(reply.status()).isBetween(400, 404);
        assertThat(reply.body()).doesNotContain("\"agent\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hawtio/static/../META-INF/MANIFEST.MF",
                "/hawtio/static/weather/../../HttpDoor.class",
                "/hawtio/static/weather/%2e%2e/ConsoleTest.class",
                "/hawtio/static/weather/..%2fConsoleTest.class",
                "/hawtio/static/weather/..\\ConsoleTest.class",
                "/hawtio/static/weather//remoteEntry.js",
                "/hawtio/static/weather/",
                "/hawtio/static/weather",
                "/hawtio/static/none/remoteEntry.js",
                "/hawtio/static/js/none.js",
                "/hawtio/own/",
                "/hawtio/hawtio-static/index.html",
            })
    void no_path_leads_out_of_a_folder(String path) throws IOException {
        fixture.pages.add("weather", ConsoleTest.class, "io/reeve/service/http/weather", REMOTE);
        Wire.Reply reply = fixture.wire.get(path);
        assertThat(reply.status()).isBetween(400, 404);
        assertThat(reply.body()).contains("\"error\":");
    }

    @Test
    void a_file_that_cannot_be_read_is_told_of_as_an_error_that_nobody_keeps() throws Exception {
        Path classes = Path.of(ConsoleTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path folder = Files.createTempDirectory(classes, "pages");
        Path file = Files.writeString(folder.resolve("remoteEntry.js"), "export {}");
        AutoCloseable added = fixture.pages.add(
                "weather", ConsoleTest.class, folder.getFileName().toString(), REMOTE);
        Files.delete(file);
        Files.delete(folder);
        Wire.Reply reply = fixture.wire.get("/hawtio/static/weather/remoteEntry.js");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("\"error\":\"Server Error\"");
        assertThat(reply.headers())
                .contains("Content-Type: application/json")
                .doesNotContain("Cache-Control", "ETag", "Content-Length: 0");
        added.close();
    }

    @Test
    void pages_of_a_plugin_are_there_until_it_is_closed() throws Exception {
        assertThat(fixture.wire.get("/hawtio/plugin").body()).isEqualTo("[]");
        try (AutoCloseable added =
                fixture.pages.add("weather", ConsoleTest.class, "io/reeve/service/http/weather", REMOTE)) {
            assertThat(HttpFixture.array(fixture.wire.get("/hawtio/plugin").body())
                            .toString())
                    .contains("weather", "./plugin", "remoteEntry.js", "/hawtio/static/weather");
            Wire.Reply script = fixture.wire.get("/hawtio/static/weather/remoteEntry.js");
            assertThat(script.body()).isEqualTo("var weather = {}\n");
            assertThat(script.headers()).contains("Content-Type: text/javascript", "Cache-Control: no-cache");
            assertThat(added).isNotNull();
        }
        assertThat(fixture.wire.get("/hawtio/plugin").body()).isEqualTo("[]");
        assertThat(fixture.wire.get("/hawtio/static/weather/remoteEntry.js").status())
                .isEqualTo(404);
    }

    @Test
    void pages_that_cannot_be_loaded_are_refused() {
        assertThatThrownBy(() -> fixture.pages.add("weather", ConsoleTest.class, "none", REMOTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the folder none has no remoteEntry.js");
        fixture.pages.add("weather", ConsoleTest.class, "io/reeve/service/http/weather", REMOTE);
        assertThatThrownBy(
                        () -> fixture.pages.add("weather", ConsoleTest.class, "io/reeve/service/http/weather", REMOTE))
                .hasMessage("plugin weather has pages already");
        assertThatThrownBy(
                        () -> fixture.pages.add("climate", ConsoleTest.class, "io/reeve/service/http/weather", REMOTE))
                .hasMessage("another plugin's pages have the scope weather");
        assertThatThrownBy(() -> new RemotePages("a-b", "./plugin", "x.js"))
                .hasMessage("'a-b' cannot be the name of a variable");
    }

    @ParameterizedTest
    @CsvSource({
        "/hawtio/proxy/enabled, false",
        "/hawtio/keycloak/enabled, false",
        "/hawtio/auth/config/login, []",
        "/hawtio/auth/config/oidc, []",
        "/hawtio/auth/config/session-timeout?t=1, '{\"timeout\":-1}'",
        "/hawtio/refresh, true",
    })
    void hawtio_hears_that_there_is_nothing_of_the_rest(String path, String answer) throws IOException {
        Wire.Reply reply = fixture.wire.get(path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(answer);
        assertThat(reply.headers()).contains("Cache-Control: no-store");
    }

    @Test
    void the_settings_tell_the_version_and_the_ways_into_the_jvm_to_those_they_are_for() throws IOException {
        fixture.gate.access.user("ann", "STATUS");
        Browser ann = new Browser(fixture);
        assertThat(ann.get("/hawtio/hawtconfig.json").body())
                .contains("\"productInfo\": []", "\"/runtime\"", "\"/connect\"");
        ann.login("ann", "ann");
        assertThat(ann.get("/hawtio/hawtconfig.json").body()).contains("\"development\"", "\"/runtime\"");
        Browser admin = new Browser(fixture);
        admin.login("admin", "admin");
        assertThat(admin.get("/hawtio/hawtconfig.json").body())
                .contains("\"development\"")
                .doesNotContain("\"/runtime\"");
        HttpFixture.object(admin.get("/hawtio/hawtconfig.json").body());
    }

    @Test
    void only_reading_is_answered() throws IOException {
        assertThat(fixture.wire.send("PUT", "/hawtio/img/reeve.svg", "x").status())
                .isEqualTo(405);
        assertThat(fixture.wire.send("POST", "/hawtio/user", "x").status()).isEqualTo(405);
        assertThat(fixture.wire.send("DELETE", "/hawtio/", "").status()).isEqualTo(405);
    }
}
