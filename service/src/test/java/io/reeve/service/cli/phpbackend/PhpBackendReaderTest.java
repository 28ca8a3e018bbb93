package io.reeve.service.cli.phpbackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.cli.phpbackend.PhpBackend.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhpBackendReaderTest {

    /** As the original writes them, with the breaks that it puts into texts behind a backslash. */
    private static final Path WRITTEN = Path.of("src/test/resources/phpbackend");

    @TempDir
    private Path directory;

    private PhpBackend read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("config.json"), text);
        return PhpBackendReader.read(List.of(file));
    }

    private Job job(String settings) throws IOException {
        PhpBackend read = read("{\"j\": {\"command\": \"/srv/j.php\", " + settings + "}}");
        assertThat(read.jobs()).hasSize(1);
        return read.jobs().get(0);
    }

    @Test
    void reads_what_the_original_has_written() throws IOException {
        PhpBackend read = PhpBackendReader.read(List.of(WRITTEN));
        assertThat(read.jobs()).extracting(Job::name).containsExactly("mail", "win", "last");
        Job mail = read.jobs().get(0);
        assertThat(mail.command()).isEqualTo("/srv/mail.php");
        assertThat(mail.settings())
                .hasToString("{\"bufferSize\":30,\"writeLog\":true,\"autostart\":true,\"socket-api.title\":\"邮件, {x}\","
                        + "\"params\":\"--queue \\\"a b\\\" -v\"}");
        assertThat(mail.remark()).isEmpty();
        assertThat(read.schedules()).hasSize(1);
        assertThat(read.schedules().get(0).settings())
                .hasToString("{\"id\":\"0f5c1ab2-7f2e-4c39-9a31-0c1e2f3a4b5c\",\"enable\":true,"
                        + "\"condition\":{\"H\":\"03\",\"i\":\"30\"}}");
        assertThat(read.accessControl()).isTrue();
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void takes_the_breaks_out_again_that_the_original_put_into_texts() throws IOException {
        PhpBackend read = PhpBackendReader.read(List.of(WRITTEN));
        Job win = read.jobs().get(1);
        assertThat(win.settings().get("params").getAsString()).isEqualTo("C:\\dir\\");
        assertThat(win.settings().get("socket-api.note").getAsString()).isEqualTo("a, b, {c}, [d] \"q\"");
        assertThat(read.jobs().get(2).settings().get("params").getAsString()).isEqualTo("x, y");
        assertThat(read.users()).extracting(PhpBackend.User::name).containsExactly("ann", "root");
        assertThat(read.users().get(0).password()).isEqualTo("pass,word\\");
        assertThat(read.users().get(0).privileges()).isEqualTo("START,STOP");
        assertThat(read.users().get(0).facts()).hasToString("{\"realname\":\"Ann\"}");
        assertThat(read.users().get(0)).asString().doesNotContain("pass");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"a\":{\"command\":\"/a\"},\"b\":{\"command\":\"/b\",\"params\":\"x, } | a | true",
                "{\"a\":{\"command\":\"/a\",\"tags\":[1,2]},\"b\":{\"comm | a | true",
                "{\"a\":{\"command\":\"/a | - | true",
                "{\"a\":{\"command\":\"/a\"},\"b\":null,\"c\":[],\"d\":{\"params\":\"x\"}} | a | true",
                "[{\"command\":\"/zero\"},{\"command\":\"/one\"}] | 0,1 | false",
                "[] | '' | false",
                "{} | '' | false",
            })
    void takes_what_is_whole_and_tells_what_is_not(String text, String jobs, boolean remarks) throws IOException {
        if (jobs.equals("-")) {
            assertThatThrownBy(() -> read(text)).hasMessageEndingWith("it has no JSON");
            return;
        }
        PhpBackend read = read(text);
        assertThat(String.join(",", read.jobs().stream().map(Job::name).toList()))
                .isEqualTo(jobs.equals("''") ? "" : jobs);
        assertThat(read.remarks().isEmpty()).isEqualTo(!remarks);
    }

    @Test
    void users_and_schedules_that_break_off_are_taken_one_by_one() throws IOException {
        PhpBackend users =
                read("{\"enable\":false,\"users\":{\"ann\":{\"password\":\"a\",\"privileges\":\"*\"},\"bob\":{\"pass");
        assertThat(users.users()).extracting(PhpBackend.User::name).containsExactly("ann");
        assertThat(users.remarks()).hasSize(1).first().asString().endsWith("breaks off: what is whole of it is taken");
        PhpBackend schedules = read(
                "{\"j\":{\"1\":{\"enable\":1,\"condition\":{\"H\":\"03\"}},\"2\":{\"enable\":true,\"condition\":{\"H\":");
        assertThat(schedules.schedules()).extracting(PhpBackend.Schedule::id).containsExactly("1");
        assertThat(schedules.schedules().get(0).settings().get("enable").getAsBoolean())
                .isTrue();
    }

    @Test
    void values_are_taken_as_php_takes_them() throws IOException {
        assertThat(job("\"writelog\": \"0\", \"autostart\": \"yes\", \"guarder\": 1, \"buffersize\": \"12\"")
                        .settings())
                .hasToString("{\"bufferSize\":12,\"writeLog\":false,\"autostart\":true,\"guard\":true}");
        assertThat(job("\"writelog\": [], \"autostart\": 0.0, \"guard\": null, \"params\": 7")
                        .settings())
                .hasToString("{\"writeLog\":false,\"params\":\"7\"}");
        assertThat(job("\"buffersize\": \"many\"").remark()).isEqualTo("the usual buffer size, as \"many\" is none");
    }

    @Test
    void parameters_that_need_a_shell_get_one_and_others_do_not() throws IOException {
        Job job = job("\"params\": \"-d $HOME > /tmp/out\"");
        assertThat(job.command()).isEqualTo("exec php /srv/j.php -d $HOME > /tmp/out");
        assertThat(job.settings()).hasToString("{\"writeLog\":false,\"shell\":true,\"directory\":\"/srv\"}");
        assertThat(job.remark()).isEqualTo("a shell runs it, as its parameters need one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "-a b --c=d:e,f/g.h | false",
                "'$HOME' 'a > b' | false",
                "\"a b; c\" | false",
                "\"$HOME\" | true",
                "\\$HOME | false",
                "a#b a~b | false",
                "#b | true",
                "~/x | true",
                "*.txt | true",
                "a;b | true",
                "`id` | true",
                "a 2>&1 | true",
            })
    void which_parameters_need_a_shell(String params, boolean needed) {
        assertThat(PhpJob.needsShell(params)).isEqualTo(needed);
    }

    @Test
    void reads_what_the_first_versions_wrote() throws IOException {
        PhpBackend read = read(
                "[{\"jobname\":\"t\",\"jobpath\":\"\\/srv\\/t.php one two\",\"writelog\":true,\"autostart\":false},"
                        + "{\"jobname\":\"u\"}]");
        assertThat(read.jobs()).hasSize(1);
        assertThat(read.jobs().get(0).command()).isEqualTo("/srv/t.php");
        assertThat(read.jobs().get(0).settings()).hasToString("{\"writeLog\":true,\"params\":\"one two\"}");
        assertThat(read.remarks()).hasSize(1);
    }

    @Test
    void what_is_not_there_is_told() {
        assertThatThrownBy(() -> PhpBackendReader.read(List.of(directory)))
                .hasMessage(directory + ": there is none of config.json, plugins/auth/config.json,"
                        + " plugins/scheduler/config.json, backendinfo");
        assertThatThrownBy(() -> PhpBackendReader.read(List.of(directory.resolve("none"))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("hello, world")).hasMessageEndingWith("it has no JSON");
    }
}
