package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.reeve.service.cli.CommandLineTester.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilesCommandTest {
    private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path directory;

    private CliLogs logs;

    @BeforeEach
    void open() throws IOException {
        logs = new CliLogs(directory);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void lists_the_files_of_all_days_and_instances() throws IOException {
        Files.setLastModifiedTime(logs.job("mail/20261121/2026112104.log", "x".repeat(2048)), TIME);
        Files.setLastModifiedTime(logs.job("mail/20261122/2026112205.error.log.gz", "x"), TIME);
        Files.setLastModifiedTime(logs.job("mail/instance-2/20261121/2026112104.1.log", ""), TIME);
        assertThat(logs.run("files", "mail")).isEqualTo(new Result(0, """
                FILE                                  STREAM  SIZE     COMPRESSED  MODIFIED
                20261121/2026112104.log               OUT     2.0 KiB  no          2023-11-14 22:13:20
                20261122/2026112205.error.log         ERR     1 B      yes         2023-11-14 22:13:20
                instance-2/20261121/2026112104.1.log  OUT     0 B      no          2023-11-14 22:13:20
                """, ""));
        assertThat(JsonParser.parseString(logs.run("--json", "files", "mail").out())
                        .getAsJsonArray())
                .hasSize(3)
                .first()
                .asString()
                .contains("\"directory\":\"20261121\"", "\"name\":\"2026112104.log\"", "\"storedBytes\":2048");
    }

    @Test
    void without_files_there_is_nothing_and_without_a_job_an_error() {
        assertThat(logs.run("files", "mail")).isEqualTo(new Result(0, "", ""));
        assertThat(logs.run("files", "mail", "--json").out()).isEqualTo("[]\n");
        assertThat(logs.run("files", "nobody")).isEqualTo(new Result(4, "", "reeve: no job is called 'nobody'\n"));
        assertThat(logs.run("files", "nobody", "20261121/2026112104.log").code())
                .isEqualTo(4);
        assertThat(logs.run("files", "mail", "20261121/2026112104.log"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "reeve: job mail has no log file 20261121/2026112104.log;"
                                + " reeve files lists those that there are\n"));
    }

    @Test
    void prints_every_byte_of_a_file_of_any_size_compressed_or_not() throws IOException {
        String text = "grüße €𝄞 \u001b[31m\r\n\0".repeat(200_000) + "unfinished";
        logs.job("deleted/20261121/2026112104.log", text);
        logs.write("jobs/deleted/20261121/2026112105.log.gz", zipped(text));
        assertThat(logs.run("files", "deleted", "20261121/2026112104.log").out())
                .isEqualTo(text);
        assertThat(logs.run("files", "deleted", "20261121/2026112105.log").out())
                .isEqualTo(text);
        assertThat(logs.run("files", "deleted", "20261121/2026112105.log.gz").out())
                .isEqualTo(text);
        logs.reeve.watched = true;
        assertThat(logs.run("files", "deleted", "20261121/2026112104.log").out())
                .isEqualTo(text.replaceAll("[\u001b\r\0]", "?"));
    }

    @Test
    void the_service_has_files_too() throws IOException {
        logs.write("server/20261121/2026112104.log", "INFO x\n".getBytes(StandardCharsets.UTF_8));
        assertThat(logs.run("files", "--server").out()).contains("20261121/2026112104.log  OUT");
        assertThat(logs.run("files", "--server", "20261121/2026112104.log").out())
                .isEqualTo("INFO x\n");
        assertThat(logs.run("files", "--server", "20261121/2026112105.log").err())
                .startsWith("reeve: the service has no log file 20261121/2026112105.log");
    }

    @Test
    void a_damaged_file_is_an_error() throws IOException {
        logs.job("mail/20261121/2026112104.log.gz", "this is not gzipped");
        Result refused = logs.run("files", "mail", "20261121/2026112104.log");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("a compressed file is damaged");
    }

    @Test
    void a_file_that_vanishes_while_it_is_printed_is_told_of() throws IOException {
        try (FakeService service = new FakeService(0)) {
            logs.reeve.environment.put("REEVE_URL", service.url().toString());
            service.explored.add(JsonParser.parseString("[{'name':'2026112104.log'}]"));
            service.explored.add(JsonParser.parseString("{'text':'abc','offset':0,'next':3,'atEnd':false}"));
            service.explored.add(JsonParser.parseString("{'text':'','offset':0,'next':0,'atEnd':true}"));
            assertThat(logs.run("files", "mail", "20261121/2026112104.log"))
                    .isEqualTo(new Result(
                            1,
                            "abc",
                            "reeve: 20261121/2026112104.log of job mail was deleted or cut meanwhile:"
                                    + " what is printed ends at byte 3\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files",
                "files mail 20261121/2026112104.log more",
                "files --server mail 20261121/2026112104.log",
                "files --server mail",
                "files mail 2026112104.log",
                "files mail /2026112104.log",
                "files mail 20261121/",
                "files mail 20261121/passwd",
                "files mail 20261121/2026112104.log --json",
            })
    void wrong_usage_is_told_before_the_service_is_asked(String line) {
        logs.reeve.environment.put("REEVE_URL", "http://127.0.0.1:1/jolokia");
        Result refused = logs.run(line.split(" "));
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains("\n\nUsage: reeve files ");
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }
}
