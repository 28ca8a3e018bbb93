package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console in Chromium, by those who see it: what is on a page, and what a click does. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ConsolePagesTest {

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private static final String JOBS = "/reeve/jobs";

    private final Client client = SHARED.client();
    private Browser browser;

    @BeforeEach
    void open() {
        People.add(client);
        browser = Browser.open(SHARED.service());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private Browser asRoot() {
        return browser.go("/").logIn("root", "secret-of-root").see("Jobs");
    }

    @Test
    void a_job_is_added_watched_broken_changed_and_deleted() {
        asRoot().click("Add job").type("Name", "counter").type("Command", "/bin/sh");
        browser.type("Parameters", "-c 'n=0; while :; do n=$((n+1)); echo line $n; sleep 0.2; done'");
        browser.type("Further settings", "restart: sometimes");
        browser.keepPicture("job-form");
        browser.expectAccessible("job form");
        browser.click("Add").see("The service does not take it").see("restart: ");
        browser.keepPicture("job-form-refused");
        browser.type("Further settings", "{restart: always, backoff: {initial: 1h}}");
        browser.click("Add").see("Running");
        browser.click("Last lines of counter").see("line 3");
        browser.keepPicture("job-expanded");
        browser.expectAccessible("jobs, one expanded");
        kill("counter");
        Await.until("it was started again", () -> client.status("counter").restarts() == 1);
        kill("counter");
        browser.see("Backoff").see("next try");
        browser.keepPicture("job-in-backoff");
        browser.click("More actions for counter").click("Edit").type("Parameters", "-c 'echo changed; sleep 100'");
        browser.click("Save").seeNot("Edit counter");
        assertThat(client.server("get", "counter")
                        .getAsJsonObject()
                        .get("params")
                        .getAsString())
                .contains("changed");
        browser.click("Start counter").see("changed");
        browser.click("Stop counter").see("Stopped");
        browser.click("More actions for counter").click("Delete").see("Delete counter?");
        browser.keepPicture("job-delete");
        browser.click("Delete the job").see("No jobs yet");
        assertThat(client.jobs()).isEmpty();
    }

    /** Kills the process of a job that runs. */
    private void kill(String job) {
        Await.until(job + " runs", () -> client.status(job).state() == JobState.RUNNING);
        ProcessHandle.of(client.status(job).pid()).orElseThrow().destroyForcibly();
    }

    @Test
    void a_viewer_sees_that_nothing_can_be_done_and_the_gate_refuses_who_tries_all_the_same() {
        client.addShell("mail", "echo ready; sleep 100");
        browser.go(JOBS).logIn("ann", "secret-of-ann").see("mail");
        WebElement start = browser.control("Start mail");
        browser.await("greyed", () -> "true".equals(start.getDomAttribute("aria-disabled")) ? start : null);
        browser.keepPicture("jobs-viewer");
        browser.expectAccessible("jobs, for a viewer");
        Object answer = browser.script("""
                const request = new XMLHttpRequest()
                request.open('POST', '/hawtio/jolokia', false)
                request.setRequestHeader('Content-Type', 'application/json')
                request.send(JSON.stringify({ type: 'exec', mbean: 'reeve:type=Job,name=mail', operation: 'start' }))
                return request.responseText
                """);
        assertThat(String.valueOf(answer)).contains("\"status\":403").contains("closed to ann");
        assertThat(client.status("mail").state()).isEqualTo(JobState.STOPPED);
    }

    @Test
    void what_jobs_are_called_and_print_is_text() {
        String probe = "<img src=x onerror=window.harmed=1>";
        client.add(
                "bold", "/bin/sh", Map.of("params", "-c 'echo \"" + probe + "\"; echo \"" + probe + "\" >&2; exit 3'"));
        client.start("bold");
        SHARED.awaitEnd("bold");
        SHARED.startShell(
                "loud",
                "head -c 100000 /dev/zero | tr '\\0' x; echo;"
                        + " printf 'ready \\033[31mred\\033[0m \\342\\200\\256backwards\\n'; sleep 100");
        asRoot().see("bold").see(probe);
        browser.click("Last lines of bold").click("Last lines of loud").see("red");
        browser.keepPicture("jobs-strange");
        assertThat(browser.script("return window.harmed")).isNull();
        assertThat(browser.count("img[src=x]")).isZero();
        assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing runs out of the window")
                .isTrue();
    }

    @Test
    void a_thousand_jobs_are_no_trouble() {
        for (int i = 0; i < 1000; i++) {
            client.add("job-" + i, "/bin/true", Map.of());
        }
        asRoot().see("Stopped").see("1000");
        assertThat(browser.count("tbody tr")).as("rows that are there").isLessThan(200);
        browser.keepPicture("jobs-thousand");
        WebElement search = browser.shown("input[aria-label='Name, command, label, pid']");
        search.sendKeys("job-99");
        browser.await("found", () -> browser.count("tbody tr") == 11 ? browser : null);
        assertThat(browser.path()).contains("job-99");
        client.start("job-990");
        browser.see("Exited");
    }

    @Test
    void every_page_can_be_read_by_all() {
        client.add("mail", "/bin/sh", Map.of("params", "-c 'echo ready; sleep 600'", "labels", Map.of("team", "shop")));
        client.start("mail");
        client.exec(ObjectNames.SCHEDULER, "add", "mail", "{cron: '30 3 * * *'}");
        asRoot();
        visit("/reeve/jobs/mail", "Running", "job-overview");
        visit("/reeve/jobs/mail/output", "ready", "job-output");
        visit("/reeve/jobs/mail/runs", "No runs yet", "job-runs");
        visit("/reeve/jobs/mail/settings", "Command", "job-settings");
        visit("/reeve/jobs/mail/environment", "REEVE_JOB", "job-environment");
        visit("/reeve/schedules", "30 3 * * *", "schedules");
        visit("/reeve/logs", "mail", "logs");
        visit("/reeve/users", "ann", "users");
        visit("/reeve/server", "scheduler", "server");
        visit("/jmx", "reeve", "jmx");
    }

    private void visit(String path, String text, String picture) {
        browser.go(path).see(text).keepPicture(picture);
        if (path.startsWith("/reeve")) {
            browser.expectAccessible(path);
        }
    }

    @Test
    void a_job_that_was_in_trouble_shows_when_and_why() {
        client.add(
                "moody",
                "/bin/sh",
                Map.of("params", "-c 'exit 7'", "restart", "always", "backoff", Map.of("initial", "1h", "max", "1h")));
        client.start("moody");
        Await.until("its first try has failed too", () -> client.status("moody").failures() == 2);
        asRoot();
        browser.go("/reeve/jobs/moody").see("State in the last 24 hours").see("1 by itself in the last 24 h");
        browser.shown(".reeve-states svg[role=img]").sendKeys(Keys.ARROW_LEFT);
        browser.see("ended with exit code 7").see("since ");
        client.stop("moody");
        browser.click("All of it as a table").see("stopped on request, while it waited to be started again");
        browser.keepPicture("job-timeline");
        browser.expectAccessible("job, with its timeline as a table");
    }
}
