package io.reeve.logexplorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing but logs is read, whatever callers say: outside the directory of logs lie files that are called and laid out as
 * logs are, within it links to them, and what they hold must never come out.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileTest {
    private static final String SECRET = "top-secret";
    private static final String DAY = "20261121";
    private static final String FILE = "2026112104.log";
    private static final String LOGGED = "this may be read\n";

    /** A control character, a line break, or what turns the direction of text. */
    private static final String UNPRINTABLE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

    @TempDir
    Path directory;

    private Logs logs;
    private LogExplorerMXBean explorer;
    private int answers;
    private int refusals;

    @BeforeEach
    void plant() throws IOException {
        logs = new Logs(directory.resolve("home"));
        explorer = logs.explorer();
        logs.mail(DAY + "/" + FILE, LOGGED);
        for (String outside :
                new String[] {"", "home/", "home/log/", "home/log/audit/", "home/log/jobs/", "etc/jobs/mail/"}) {
            secret(directory.resolve(outside + FILE));
            secret(directory.resolve(outside + DAY + "x/" + FILE));
        }
        secret(directory.resolve("elsewhere/" + DAY + "/" + FILE));
        secret(directory.resolve("home/log/" + DAY + "/" + FILE));
        secret(directory.resolve("home/log/jobs/mail/passwd"));
        secret(directory.resolve("home/log/jobs/mail/" + FILE));
        secret(directory.resolve("home/log/jobs/mail/" + DAY + "/passwd"));
        secret(directory.resolve("home/log/jobs/mail/instance-x/" + DAY + "/" + FILE));
        Files.write(directory.resolve("elsewhere/" + DAY + "/secret.gz"), Logs.zipped(SECRET.getBytes(UTF_8)));
        plantLinks();
    }

    private void plantLinks() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Path jobs = logs.top.resolve("jobs");
        Path mail = jobs.resolve("mail");
        Files.createSymbolicLink(jobs.resolve("linked"), elsewhere);
        Files.createSymbolicLink(mail.resolve("instance-2"), elsewhere);
        Files.createSymbolicLink(mail.resolve("20261122"), elsewhere.resolve(DAY));
        Files.createSymbolicLink(mail.resolve("20261123"), Path.of("../../../../elsewhere", DAY));
        Files.createSymbolicLink(mail.resolve(DAY + "/2026112105.log"), elsewhere.resolve(DAY + "/" + FILE));
        Files.createSymbolicLink(mail.resolve(DAY + "/2026112106.log.gz"), elsewhere.resolve(DAY + "/secret.gz"));
        Files.createSymbolicLink(mail.resolve(DAY + "/2026112107.log"), Path.of("2026112107.log"));
        Files.createDirectories(mail.resolve(DAY + "/2026112108.log"));
        Files.createSymbolicLink(logs.top.resolve("server"), elsewhere);
        fifo(mail.resolve(DAY + "/2026112109.log"));
        fifo(mail.resolve("20261124"));
        fifo(jobs.resolve("pipe"));
    }

    private static void secret(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, SECRET + "\n");
    }

    private static void fifo(Path path) throws IOException {
        try {
            assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_may_be_read_is_read() {
        assertThat(explorer.get("mail", DAY, FILE)).isEqualTo(LOGGED);
        assertThat(explorer.listDir("mail")).containsExactly(DAY);
        assertThat(explorer.listFile("mail", DAY)).hasSize(1);
        assertThat(explorer.search("mail", "", false, "", "", "", 20, 1000, "").matches())
                .hasSize(1);
        assertThat(explorer.follow("mail", 1, OutputStreamName.OUT, "-10000", 1000)
                        .text())
                .isEqualTo(LOGGED);
    }

    @Test
    void hostile_names_of_jobs_lead_nowhere() {
        for (String job : hostile("mail")) {
            ask(() -> explorer.listDir(job));
            ask(() -> explorer.listFile(job, DAY));
            ask(() -> explorer.get(job, DAY, FILE));
            ask(() -> explorer.getRange(job, DAY, FILE, 0, 1000));
            ask(() -> explorer.search(job, "", false, "", "", "", 20, 1000, ""));
            ask(() -> explorer.follow(job, 1, OutputStreamName.OUT, "-10000", 1000));
        }
        assertThat(answers + refusals).isGreaterThan(1000);
        assertThat(refusals).isGreaterThan(800);
    }

    @Test
    void hostile_directories_lead_nowhere() {
        for (String day : hostile(DAY)) {
            ask(() -> explorer.listFile("mail", day));
            ask(() -> explorer.get("mail", day, FILE));
            ask(() -> explorer.getRange("mail", day, FILE, -1000, 1000));
            ask(() -> explorer.serverListFile(day));
            ask(() -> explorer.serverGet(day, FILE));
            ask(() -> explorer.serverGetRange(day, FILE, 0, 1000));
            ask(() -> explorer.search("mail", "", false, "", "", "", 20, 1000, day + "/" + FILE + "@0"));
            ask(() -> explorer.follow("mail", 1, OutputStreamName.OUT, day + "/" + FILE + "@0", 1000));
        }
        assertThat(answers + refusals).isGreaterThan(1500);
        assertThat(refusals).isGreaterThan(1200);
    }

    @Test
    void hostile_files_and_cursors_lead_nowhere() {
        for (String file : hostile(FILE)) {
            ask(() -> explorer.get("mail", DAY, file));
            ask(() -> explorer.getRange("mail", DAY, file, 0, 1000));
            ask(() -> explorer.serverGet(DAY, file));
            for (String cursor :
                    new String[] {file, DAY + "/" + file + "@0", file + "@0", DAY + "/" + FILE + "@" + file}) {
                ask(() -> explorer.search("mail", "", false, "", "", "", 20, 1000, cursor));
                ask(() -> explorer.serverSearch("", false, "", "", "", 20, 1000, cursor));
                ask(() -> explorer.follow("mail", 1, OutputStreamName.OUT, cursor, 1000));
            }
        }
        assertThat(answers + refusals).isGreaterThan(3000);
        assertThat(refusals).isGreaterThan(2000);
    }

    @Test
    void links_and_what_is_no_file_lead_nowhere() {
        for (int instance = 1; instance < 12; instance++) {
            int number = instance;
            ask(() -> explorer.follow("mail", number, OutputStreamName.OUT, "-10000", 1000));
        }
        for (String job : new String[] {"linked", "pipe", "passwd", FILE, "mail"}) {
            for (String day : new String[] {DAY, "20261122", "20261123", "20261124", "instance-2/" + DAY}) {
                for (int hour = 4; hour < 10; hour++) {
                    String file = "202611210" + hour + ".log";
                    ask(() -> explorer.get(job, day, file));
                    ask(() -> explorer.getRange(job, day, file, -100, 1000));
                    ask(() -> explorer.follow(job, 1, OutputStreamName.OUT, day + "/" + file + "@0", 1000));
                }
                ask(() -> explorer.listFile(job, day));
            }
            ask(() -> explorer.listDir(job));
            ask(() -> explorer.search(job, "", false, "", "", "", 20, 1000, ""));
        }
        ask(explorer::serverListDir);
        ask(() -> explorer.serverListFile(DAY));
        ask(() -> explorer.serverGet(DAY, FILE));
        ask(() -> explorer.serverSearch("", false, "", "", "", 20, 1000, ""));
        assertThat(refusals).isGreaterThan(300);
    }

    /** Names that lead out, or look as if, around one that is legal. */
    private static Set<String> hostile(String legal) {
        Set<String> names =
                new LinkedHashSet<>(List.of("", " ", ".", "..", "/", "\\", "\0", "-", "~", "*", "?", "null"));
        List<String> pieces = List.of(
                "..",
                ".",
                "/",
                "\\",
                "\0",
                "%2e%2e",
                "%2f",
                "%00",
                "\u2025",
                "\u2215",
                "\uFF0E\uFF0E",
                "\uFF0F",
                "\n",
                "\r",
                "\u001b[2J",
                "\u202e",
                "\u2028",
                "\ud800",
                "jobs",
                "mail",
                "audit",
                "server",
                "instance-2",
                "instance-1",
                "instance-0",
                "20261122",
                DAY + "x",
                "passwd",
                "elsewhere",
                "linked",
                ";",
                "$(id)",
                "`id`",
                "file://",
                ":",
                "@",
                "@0",
                "@-1",
                "@99999999999999999999",
                ".gz",
                ".log",
                ".error.log",
                ".0.log",
                " ",
                "\t",
                "e\u0301",
                "x".repeat(200));
        for (String piece : pieces) {
            names.addAll(List.of(piece, piece + legal, legal + piece, piece + "/" + legal, legal + "/" + piece));
        }
        for (int depth = 1; depth < 8; depth++) {
            for (String up : new String[] {"../", "..\\", "./", "..;/", "..%2f", "....//", "%2e%2e/"}) {
                names.add(up.repeat(depth) + legal);
                names.add(up.repeat(depth) + "elsewhere");
                names.add(legal + "/" + up.repeat(depth) + "elsewhere/" + DAY);
                names.add(up.repeat(depth) + "etc/passwd");
            }
        }
        Random random = new Random(11);
        List<String> all = new ArrayList<>(pieces);
        all.add(legal);
        for (int i = 0; i < 150; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = 0; j < 4; j++) {
                name.append(all.get(random.nextInt(all.size())));
            }
            names.add(name.toString());
        }
        names.remove(legal);
        return names;
    }

    /** The answer must have nothing of the secret, and a refusal must be a sentence. */
    private void ask(Supplier<Object> question) {
        try {
            assertThat(question.get().toString()).doesNotContain(SECRET);
            answers++;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            assertThat(e.getMessage())
                    .doesNotContain(SECRET, directory.toString(), "Exception")
                    .doesNotContainPattern(UNPRINTABLE)
                    .hasSizeLessThan(300);
            refusals++;
        } catch (RuntimeException e) {
            fail("not foreseen", e);
        }
    }
}
