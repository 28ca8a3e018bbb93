package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.e2e.CommandLine.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What php-backend-server has, taken over by a real service. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ImportTest {

    private static final String DATA =
            Path.of("src/test/resources/phpbackend").toAbsolutePath().toString();
    private static final String ID = "0f5c1ab2-7f2e-4c39-9a31-0c1e2f3a4b5c";

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private final Client client = SHARED.client();
    private final CommandLine reeve =
            new CommandLine(SHARED.directory(), SHARED.service().home());

    @Test
    void takes_jobs_schedules_and_users_and_tells_what_it_leaves() throws Exception {
        Said dry = reeve.run("import", "php-backend", DATA, "--dry-run");
        assertThat(dry.code()).as(dry.err()).isZero();
        assertThat(dry.out())
                .contains("job mail: there\n", "user root: there\n")
                .endsWith("6 taken, 0 left\n");
        Said said = reeve.run("import", "php-backend", DATA, "--timezone", "Asia/Shanghai");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("""
                job mail: taken
                job last: taken
                schedule %s of job mail: taken
                user ann: taken
                user root: taken
                5 taken, 1 left
                """.formatted(ID));
        assertThat(said.err())
                .startsWith("reeve: job win: left: job win: params: nothing follows the last \\")
                .doesNotContain("pass,word");
        assertThat(reeve.run("get", "mail").out())
                .contains(
                        "command: /srv/mail.php\n",
                        "autostart: true\n",
                        "bufferSize: 30\n",
                        "socket-api.title: 邮件, {x}\n");
        assertThat(reeve.run("schedule", "show", "mail", ID).out())
                .contains("timezone     Asia/Shanghai\n", "words        At 03:30 every day");
        assertThat(client.exec(ObjectNames.AUTH, "getAll").getAsJsonObject().keySet())
                .contains("ann", "root");
        noFileHas("pass,word");
        Said again = reeve.run("import", "php-backend", DATA);
        assertThat(again.out()).isEqualTo("0 taken, 6 left\n");
        assertThat(again.err())
                .contains("job mail exists already", "id: there is a schedule " + ID + " already", "user root: left: ");
    }

    private static void noFileHas(String secret) throws Exception {
        try (Stream<Path> files = Files.walk(SHARED.service().home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllBytes(file)).as(file.toString()).satisfies(bytes -> assertThat(
                                new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain(secret));
            }
        }
    }

    @Test
    void what_is_no_such_file_is_refused() throws Exception {
        assertThat(reeve.run("import", "supervisor", DATA).code()).isEqualTo(2);
        assertThat(reeve.run("import", "php-backend", DATA + "/none").err()).startsWith("reeve: cannot read ");
        assertThat(reeve.run("import", "php-backend", SHARED.directory().toString())
                        .err())
                .contains("there is none of config.json");
    }
}
