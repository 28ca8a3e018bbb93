package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;

/** Who comes into the console in Chromium, and what they find. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ConsoleLoginTest {

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

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

    @Test
    void who_logs_in_comes_to_the_jobs_and_who_does_not_sees_nothing() {
        browser.go("/reeve/jobs").see("Log in");
        browser.keepPicture("login");
        browser.expectAccessible("login");
        browser.click("Log in").see("Type in your user name and password");
        browser.logIn("root", "wrong").see("You were not let in: wrong user or password.");
        browser.keepPicture("login-refused");
        browser.expectAccessible("login, refused");
        browser.logIn("root", "secret-of-root").see("No jobs yet");
        browser.shown("input[value='bin/reeve add hello -- /bin/echo hello']");
        browser.keepPicture("jobs-empty");
        browser.expectAccessible("jobs, empty");
        assertThat(browser.path()).startsWith("/reeve/jobs");
        Cookie cookie = browser.cookies().iterator().next();
        assertThat(cookie.getName()).matches("reeve-\\d+");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
    }

    @Test
    void nothing_is_denied_to_those_who_only_look_around() throws IOException {
        SHARED.startShell("mail", "echo ready; sleep 600");
        lookAround("root", List.of("Schedules", "Logs", "Users", "Server", "JMX", "Jobs"));
        assertThat(denials()).isEmpty();
        browser.forgetCookies();
        lookAround("ann", List.of("Schedules", "Logs", "Server", "JMX", "Jobs"));
        assertThat(browser.text().lines()).doesNotContain("Users");
        browser.go("/reeve/users").see("Your user lacks the privilege AUTH.GETALL");
        browser.keepPicture("users-viewer");
        browser.expectAccessible("users, for a viewer");
        assertThat(denials()).isEmpty();
    }

    /** Opens all pages, the job's last. */
    private void lookAround(String user, List<String> pages) {
        browser.go("/").logIn(user, "secret-of-" + user).see("mail");
        for (String page : pages) {
            browser.click(page);
            browser.await(page + " is there", () -> browser.shows("h1, .pf-v6-c-tree-view") ? page : null);
        }
        browser.see("mail").click("mail").see("Overview");
        for (String tab : List.of("Output", "Runs", "Settings", "Environment")) {
            browser.await(tab, () -> {
                browser.click(tab);
                return "true".equals(browser.control(tab).getDomAttribute("aria-selected")) ? tab : null;
            });
        }
        browser.see("Environment").keepPicture("job-environment-" + user);
    }

    /** All but that of the wrong password, which another test may have tried before. */
    private static List<String> denials() throws IOException {
        return SocketApiTest.logged(SHARED.service())
                .lines()
                .filter(line -> line.contains("\"outcome\":\"denied\""))
                .filter(line -> !line.contains("\"why\":\"wrong user or password\""))
                .toList();
    }

    @Test
    void it_can_be_used_without_a_mouse() {
        SHARED.startShell("mail", "echo ready; sleep 600");
        browser.go("/").see("Log in").tabTo("Username").press("root");
        browser.tabTo("Password").press("secret-of-root", Keys.ENTER);
        browser.see("mail").tabTo("More actions for mail").press(Keys.ENTER).seeFocus("Edit");
        browser.press(Keys.ESCAPE).seeFocus("More actions for mail");
        browser.press(Keys.ENTER).seeFocus("Edit").press(Keys.ENTER).see("Edit mail");
        browser.press(Keys.ESCAPE).seeNot("Edit mail").seeFocus("More actions for mail");
        browser.keepPicture("focus-row");
        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB), Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.tabTo("More actions for mail");
        browser.go("/reeve/jobs")
                .see("mail")
                .tabTo("Select mail")
                .press(Keys.SPACE)
                .see("1 job selected");
        browser.tabTo("Stop 1 job").press(Keys.ENTER).see("Stop 1 job?");
        browser.keepPicture("stop-by-keyboard");
        browser.expectAccessible("stop, asked for");
        browser.press(Keys.ESCAPE).seeNot("Stop 1 job?").seeFocus("Stop 1 job");
        assertThat(client.status("mail").state()).isEqualTo(JobState.RUNNING);
        browser.press(Keys.ENTER).see("Stop 1 job?").tabTo("Stop").press(Keys.ENTER);
        browser.see("Stopped");
        assertThat(client.status("mail").state()).isEqualTo(JobState.STOPPED);
    }
}
