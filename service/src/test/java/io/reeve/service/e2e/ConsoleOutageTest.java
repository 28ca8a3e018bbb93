package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.fakes.MadeKeyStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Cookie;

/** The console in Chromium while the service, or the login, is not as it was when the page was opened. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ConsoleOutageTest {

    private static final String LOST = "The connection to the service is lost";
    private static final String OVER = "Your session has ended";

    /** As many as a page may have under way when its session ends. */
    private static final int FEW = 10;

    private ServiceUnderTest service;
    private Browser browser;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        service = new ServiceUnderTest(directory);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        service.close();
    }

    private void start() throws IOException {
        service.start();
        People.add(service.client());
    }

    /** Opens the browser on the service; if that is started again, it is at the same port. */
    private Browser browse(String... arguments) {
        String address = service.serviceFile("http");
        service.set("http.port", address.substring(address.lastIndexOf(':') + 1));
        browser = Browser.open(service, arguments);
        return browser;
    }

    @Test
    void a_page_outlives_a_killed_service_by_itself() throws IOException {
        service.plugin("auth", "enabled: false").start();
        service.client().addShell("mail", "echo ready; sleep 600");
        service.client().addShell("shop", "echo ready; sleep 600");
        service.client().start("mail");
        browse().go("/reeve/jobs").see("mail").see("Running");
        browser.script("window.same = true");
        service.kill9();
        browser.see(LOST);
        browser.keepPicture("connection-lost");
        browser.expectAccessible("jobs, connection lost");
        service.start();
        browser.seeNot(LOST).see("mail");
        service.client().start("shop");
        browser.await("shop is seen to run", () -> browser.text().contains("Running 2") ? browser : null);
        assertThat(browser.script("return window.same"))
                .as("it was not loaded again")
                .isEqualTo(true);
        browser.click("Stop shop").see("Stopped");
        service.client().stop("mail");
    }

    @Test
    void a_restart_asks_for_a_login_once_and_leads_back() throws IOException {
        start();
        service.client().addShell("mail", "echo ready; sleep 600");
        service.client().start("mail");
        browse().go("/reeve/jobs?q=mail")
                .logIn("root", "secret-of-root")
                .see("mail")
                .see("Running");
        service.stop(true);
        browser.see(LOST);
        service.start();
        browser.see(OVER);
        browser.keepPicture("session-over");
        browser.expectAccessible("login, session over");
        browser.logIn("root", "secret-of-root").see("mail").see("Running");
        assertThat(browser.path()).isEqualTo("/reeve/jobs?q=mail");
        assertThat(SocketApiTest.logged(service)
                        .lines()
                        .filter(line -> line.contains("the session is over"))
                        .count())
                .as("denials that the page has caused")
                .isBetween(1L, (long) FEW);
        service.client().stop("mail");
        browser.see("Stopped");
    }

    @Test
    void who_is_let_in_no_longer_comes_back_to_the_very_place() throws IOException {
        start();
        service.client().addShell("mail", "echo ready 4711");
        service.client().start("mail");
        browse().go("/reeve/jobs/mail/runs").logIn("root", "secret-of-root").see("No runs yet");
        endSession("another-secret");
        browser.see("No runs yet");
        assertThat(browser.path()).isEqualTo("/reeve/jobs/mail/runs");
        browser.go("/reeve/logs?job=mail&q=4711&scope=log").see("1 line");
        endSession("yet-another-secret");
        browser.see("1 line");
        assertThat(browser.path()).isEqualTo("/reeve/logs?job=mail&q=4711&scope=log");
    }

    /** By a new password, with which to log in again. */
    private void endSession(String password) {
        service.client().exec(ObjectNames.AUTH, "update", "root", "{\"password\":\"" + password + "\"}");
        browser.see(OVER);
        browser.logIn("root", password).seeNot("Log in");
    }

    @Test
    void who_has_guessed_too_often_is_told_to_wait_and_for_how_long() throws IOException {
        service.plugin("auth", "failures: 2\nfailureWindow: 5s\nhashIterations: 100000");
        start();
        browse().go("/").see("Log in");
        for (String guess : new String[] {"one", "two"}) {
            browser.logIn("root", guess).see("You were not let in").seeNot("wait");
        }
        browser.logIn("root", "three").see("Too many logins from your address have failed. Wait ");
        browser.keepPicture("login-throttled");
        browser.expectAccessible("login, throttled");
        browser.seeNot("Too many").logIn("root", "secret-of-root").see("No jobs yet");
    }

    @Test
    void a_login_that_nobody_answers_says_so() throws IOException {
        start();
        browse().go("/").see("Log in");
        service.kill9();
        browser.logIn("root", "secret-of-root").see("The service does not answer");
        browser.keepPicture("login-unanswered");
        service.start();
        browser.logIn("root", "secret-of-root").see("No jobs yet");
    }

    @Test
    void over_tls_the_session_is_for_this_host_alone(@TempDir Path keys) throws IOException, InterruptedException {
        MadeKeyStore made = new MadeKeyStore(keys.resolve("reeve.p12"), "dns:localhost,ip:127.0.0.1");
        service.set("tls.keyStore", made.file);
        service.start();
        browse("--ignore-certificate-errors").go("/").see("Log in");
        assertThat(browser.script("return window.isSecureContext")).isEqualTo(true);
        browser.logIn("", service.token()).see("No jobs yet");
        Cookie cookie = browser.cookies().iterator().next();
        assertThat(cookie.getName()).matches("__Host-reeve-\\d+");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
    }

    @Test
    void without_access_control_nobody_logs_in_and_the_console_says_so() throws IOException {
        service.plugin("auth", "enabled: false").start();
        browse().go("/").see("No jobs yet").see("Access control is off");
        browser.keepPicture("open-to-all");
        browser.expectAccessible("jobs, without access control");
        assertThat(browser.cookies()).isEmpty();
        browser.go("/reeve/users").see("whoever reaches the service can do everything");
    }
}
