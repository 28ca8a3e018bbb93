package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People at the console, while callers have to log in. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ConsoleTest {

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private final Client client = SHARED.client();

    @BeforeEach
    void users() {
        if (!client.exec(ObjectNames.AUTH, "getAll").getAsJsonObject().has("ann")) {
            client.exec(
                    ObjectNames.AUTH, "add", "ann", "secret-of-ann", "STATUS@mail*,START@mail*,STATUSALL@mail*", "");
            client.exec(ObjectNames.AUTH, "add", "root", "secret-of-root", "*", "");
        }
    }

    private TextClient root() {
        return TextClient.login(SHARED.service(), "root", "secret-of-root");
    }

    @Test
    void a_job_lives_its_whole_life_there() {
        try (TextClient console = root()) {
            assertThat(console.say("status")).isEqualTo("there are no jobs");
            assertThat(
                            console.say(
                                    "add clock /bin/sh -c 'trap \"exit 3\" TERM; echo \"tick $0\" >&2; echo ready; sleep 100 & wait' 7"))
                    .isEqualTo("clock: added");
            assertThat(console.say("set clock bufferSize=5")).isEqualTo("clock: changed");
            assertThat(console.say("set clock labels={team: shop}")).isEqualTo("clock: changed");
            assertThat(client.server("get", "clock").getAsJsonObject().get("labels"))
                    .hasToString("{\"team\":\"shop\"}");
            assertThat(console.say("get clock")).contains("\"bufferSize\": 5,\r\n");
            assertThat(console.say("START clock")).matches("clock: RUNNING, pid \\d+");
            SHARED.awaitOutput("clock", "ready");
            assertThat(console.say("read clock")).isEqualTo("ready");
            assertThat(console.say("errors clock")).isEqualTo("tick 7");
            long pid = client.status("clock").pid();
            assertThat(console.say("status clock"))
                    .matches("NAME   STATE    PID +REASON\r\nclock  RUNNING  " + pid + "  running");
            assertThat(console.say("start clock")).isEqualTo("job clock is RUNNING (pid " + pid + "): cannot start");
            assertThat(console.say("mem clock")).matches("NAME +RSS KiB +PSS KiB +PROCESSES\r\nclock +\\d+ +\\d+ +2");
            assertThat(console.say("mem")).contains("\r\nclock ");
            assertThat(console.say("env clock")).contains("REEVE_JOB=clock\r\n");
            assertThat(console.say("explain clock")).contains("clock");
            assertThat(console.say("restart clock")).matches("clock: RUNNING, pid \\d+");
            assertThat(client.status("clock").pid()).isNotEqualTo(pid);
            assertThat(console.say("rolling clock")).matches("clock: RUNNING, pid \\d+");
            assertThat(console.say("scale clock 2")).isEqualTo("clock: 2 instances");
            assertThat(console.say("wakeup clock")).matches("clock: RUNNING, pid \\d+");
            assertThat(console.say("run clock")).matches("clock: run 1001, pid \\d+");
            assertThat(console.say("signal WINCH clock")).startsWith("clock: RUNNING");
            assertThat(console.say("delete clock")).contains("job clock is RUNNING");
            assertThat(console.say("stop clock")).isEqualTo("clock: STOPPED");
            assertThat(console.say("delete clock")).isEqualTo("clock: deleted");
            assertThat(console.say("delete clock")).isEqualTo("no job is called 'clock'");
            assertThat(console.say("read clock")).isEqualTo("there is no such job");
            assertThat(console.say("serverread")).isNotEmpty();
            assertThat(console.say("servermem")).matches("\\d{5,} KiB");
            assertThat(console.send("quit\n").rest()).isEqualTo("bye\r\n");
        }
    }

    @Test
    void what_cannot_be_done_is_told_and_the_conversation_goes_on() {
        try (TextClient console = root()) {
            assertThat(console.say("")).isEmpty();
            assertThat(console.say("   ")).isEmpty();
            assertThat(console.say("asdf and more")).isEqualTo("unknown command: asdf; help tells what there is");
            assertThat(console.say("\u001B[A")).isEqualTo("unknown command: ^[[A; help tells what there is");
            assertThat(console.say("\u00C3(")).isEqualTo("that is not UTF-8");
            assertThat(console.say("start")).isEqualTo("usage: start JOB");
            assertThat(console.say("start a b")).isEqualTo("usage: start JOB");
            assertThat(console.say("scale a many")).isEqualTo("usage: scale JOB COUNT");
            assertThat(console.say("set a b")).isEqualTo("usage: set JOB SETTING=VALUE");
            assertThat(console.say("shutdown now")).isEqualTo("usage: shutdown [keep-jobs]");
            assertThat(console.say("add ../x /bin/true")).contains("../x");
            assertThat(console.say("help stop"))
                    .isEqualTo("stop JOB  Asks it to end; kills it after its stop timeout.");
            assertThat(console.say("help nothing")).isEqualTo("unknown command: nothing; help tells what there is");
            assertThat(console.say("help").lines().filter(line -> line.matches("(quit|shutdown|start|add) .*")))
                    .hasSize(4);
        }
    }

    @Test
    void what_a_job_prints_does_nothing_to_the_terminal() {
        SHARED.startShell("rude", "printf 'a\\033[2Jb\\007c\\td\\n\\r\\302\\233ready\\n'; sleep 100");
        try (TextClient console = root()) {
            assertThat(console.say("read rude")).isEqualTo("a^[[2Jb^Gc\td\r\n^MM-^[ready");
        }
    }

    @Test
    void people_do_what_their_privileges_allow_and_the_audit_tells_who() throws IOException {
        client.addShell("mail", "echo ready; sleep 100");
        client.addShell("web", "echo ready; sleep 100");
        try (TextClient console = TextClient.login(SHARED.service(), "ann", "secret-of-ann")) {
            assertThat(console.say("start mail")).startsWith("mail: RUNNING");
            assertThat(console.say("status")).contains("mail").doesNotContain("web");
            assertThat(console.say("start web")).isEqualTo("start of reeve:type=Job,name=web is closed to ann");
            assertThat(console.say("stop mail")).contains("closed to ann");
            assertThat(console.say("shutdown")).contains("closed to ann");
            client.exec(ObjectNames.AUTH, "update", "ann", "{\"privileges\":\"STATUS@web\"}");
            assertThat(console.say("status mail")).as("a change counts at once").contains("closed to ann");
        }
        assertThat(SocketApiTest.logged(SHARED.service()))
                .contains("\"ann\"")
                .contains("\"door\":\"socket-api\"")
                .doesNotContain("secret-of");
    }

    @Test
    void wrong_passwords_are_asked_for_again_and_the_third_ends_it() {
        try (TextClient console = new TextClient(SHARED.service())) {
            assertThat(console.until("login: ")).as("without a key pressed").isEqualTo("Reeve\r\n");
            assertThat(console.say("\u00C3(", "login: ")).isEqualTo("that is not UTF-8\r\n");
            for (int i = 0; i < 2; i++) {
                console.say("root", "password: " + TextClient.HIDE);
                assertThat(console.say("wrong", "login: "))
                        .startsWith(TextClient.SHOW + "\r\n")
                        .contains("wrong");
            }
            console.say("root", "password: " + TextClient.HIDE);
            assertThat(console.send("wrong\n").rest()).isNotEmpty().doesNotContain(TextClient.PROMPT);
        }
        assertThat(TextClient.ask(SHARED.service(), "STATUS mail")).isEqualTo("DENIED");
        try (TextClient console = new TextClient(SHARED.service())) {
            String token = SHARED.service().token();
            assertThat(console.send("\n\n" + token + "\nstatus\nquit\n").rest())
                    .as("a token, by a script")
                    .endsWith("reeve> there are no jobs\r\nreeve> bye\r\n")
                    .doesNotContain(token);
        }
    }

    @Test
    void a_browser_that_a_page_sends_here_is_shown_the_door() {
        String request = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n\r\n";
        String body = "root\nsecret-of-root\nadd evil /bin/true\n";
        assertThat(TextClient.ask(SHARED.service(), request + body)).isEqualTo("no web server is here\r\n");
        try (TextClient late = new TextClient(SHARED.service())) {
            late.until("login: ");
            assertThat(late.send(request + body).rest()).isEqualTo("no web server is here\r\n");
        }
        assertThat(client.jobs()).isEmpty();
    }

    @Test
    void nonsense_costs_nobody_but_who_says_it() {
        SHARED.startShell("neighbour", "echo ready; sleep 100");
        Random random = new Random(11);
        String[] words = {
            "status",
            "read",
            "neighbour",
            "help",
            "\u00FF\u00FB",
            "\u00FF\u00FA",
            "\u00FF\u00F0",
            "\r",
            "\n",
            "\0",
            "START ",
            "STATUS",
            " ",
            "\u001B[",
            "\u00C3",
            "get",
            "mem",
            "x".repeat(1000),
            "set neighbour ",
            "={a: [",
            "%s%n",
            "../.."
        };
        for (int i = 0; i < 300; i++) {
            try (TextClient console = new TextClient(SHARED.service())) {
                StringBuilder text = new StringBuilder(i % 2 == 0 ? "root\nsecret-of-root\n" : "");
                for (int word = random.nextInt(40); word > 0; word--) {
                    text.append(words[random.nextInt(words.length)]);
                }
                console.send(text.toString());
            }
        }
        try (TextClient console = root()) {
            assertThat(console.say("status neighbour")).contains("RUNNING");
        }
        assertThat(client.status("neighbour").state()).isEqualTo(JobState.RUNNING);
        Await.until(
                "all are gone",
                () -> client.read(ObjectNames.SOCKET_API, "Connections").getAsInt() == 0);
        assertThat(SHARED.service().console().lines().filter(line -> line.contains("SEVERE")))
                .isEmpty();
    }

    @Test
    void shutdown_ends_the_service_and_spares_the_jobs_if_it_is_told_to(@TempDir Path directory) throws IOException {
        try (ServiceUnderTest service = new ServiceUnderTest(directory)) {
            service.start().client().add("nap", "/bin/sleep", Map.of("params", "100"));
            long pid = service.client().start("nap").pid();
            try (TextClient console = TextClient.login(service, "", service.token())) {
                assertThat(console.send("shutdown keep-jobs\n").rest())
                        .isEqualTo("the service ends, its jobs go on\r\n");
            }
            assertThat(service.awaitExit()).isZero();
            assertThat(service.start().client().status("nap").pid()).isEqualTo(pid);
            try (TextClient console = TextClient.login(service, "", service.token())) {
                assertThat(console.send("shutdown\n").rest()).isEqualTo("the service and its jobs end\r\n");
            }
            assertThat(service.awaitExit()).isZero();
            assertThat(Processes.marked(service.mark())).isEmpty();
        }
    }
}
