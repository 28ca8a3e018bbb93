package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What becomes of a job by the schedules and in the logs, in the console in Chromium. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ConsoleStoryTest {

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private static final String PROBE = "<img src=x onerror=window.harmed=1>";

    private final Client client = SHARED.client();
    private Browser browser;

    @BeforeEach
    void open() {
        People.add(client);
        browser = Browser.open(SHARED.service());
        browser.go("/reeve/jobs").logIn("root", "secret-of-root").see("No jobs yet");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void a_job_is_scheduled_run_by_hand_put_off_changed_and_spared() {
        client.addShell("backup", "echo saved");
        browser.go("/reeve/schedules")
                .see("No schedules yet")
                .click("Add schedule")
                .type("Job", "backup");
        browser.type("Expression", "30 3 * * mond").see("mond");
        browser.keepPicture("schedule-form-wrong");
        browser.type("Expression", "30 3 * * MON").see("03:30 on Monday").see("The next five times");
        browser.type("Time zone", "Europe/Berlim").click("Add").see("Europe/Berlim");
        browser.keepPicture("schedule-form-refused");
        browser.expectAccessible("schedule form, refused");
        browser.type("Time zone", "Europe/Berlin").see("The next five times");
        browser.keepPicture("schedule-form");
        browser.expectAccessible("schedule form");
        browser.click("Add").seeNot("Add a schedule").see("30 3 * * MON");
        String what = "backup " + schedule().get("id").getAsString().substring(0, 8);
        browser.click("Run now " + what)
                .click("Settings and history of " + what)
                .see("Succeeded")
                .see("by hand");
        browser.keepPicture("schedule-history");
        browser.expectAccessible("schedules, one expanded");
        browser.script("document.querySelector('tbody .pf-v6-c-switch__input').click()");
        Await.until("it is off", () -> !schedule().get("enable").getAsBoolean());
        browser.see("off");
        browser.click("More actions for " + what).click("Edit").type("Expression", "45 4 * * *");
        browser.click("Save").seeNot("Edit the schedule").see("45 4 * * *");
        assertThat(schedule().get("timezone").getAsString()).isEqualTo("Europe/Berlin");
        browser.click("More actions for " + what).click("Delete").see("Delete the schedule");
        browser.keepPicture("schedule-delete");
        browser.click("Delete the schedule").see("No schedules yet");
        browser.go("/reeve/jobs").see("backup").click("More actions for backup").click("Delete");
        browser.click("Delete the job").see("No jobs yet");
    }

    private JsonObject schedule() {
        return client.exec(ObjectNames.SCHEDULER, "getAll")
                .getAsJsonObject()
                .getAsJsonObject("backup")
                .entrySet()
                .iterator()
                .next()
                .getValue()
                .getAsJsonObject();
    }

    @Test
    void a_log_is_read_searched_and_followed() throws IOException {
        Path go = SHARED.directory().resolve("go");
        SHARED.startShell(
                "mail",
                "echo '" + PROBE + " order 4711'; echo lost 4711 >&2; echo ready; until [ -e " + go
                        + " ]; do sleep 0.1; done; echo '" + PROBE + " grown'; sleep 600");
        SHARED.startShell("shop", "echo sold 4711; echo ready; sleep 600");
        browser.go("/reeve/logs").see("Whose logs").click("mail").see("Days and files of mail");
        browser.shown(".reeve-logs-left .reeve-file");
        browser.keepPicture("logs-files");
        browser.shown(".reeve-logs-left .reeve-file").click();
        browser.see("The file begins here").see("4711");
        browser.keepPicture("logs-file");
        browser.expectAccessible("logs, a file");
        find("order 4711", "This log").see("1 line").see(PROBE);
        browser.keepPicture("logs-search");
        browser.expectAccessible("logs, searched");
        find("4711", "All jobs")
                .see("3 lines")
                .see("sold 4711")
                .see("lost 4711")
                .see("2 of 2 jobs");
        browser.keepPicture("logs-search-all");
        assertThat(browser.path()).contains("q=4711").contains("scope=all");
        browser.click("Follow").see("What mail logs now").see("order 4711").seeNot("grown");
        Files.createFile(go);
        browser.see(PROBE + " grown");
        browser.keepPicture("logs-follow");
        browser.expectAccessible("logs, followed");
        assertThat(browser.script("return window.harmed")).isNull();
        assertThat(browser.count("img[src=x]")).isZero();
    }

    private Browser find(String text, String where) {
        browser.type("Text to find in lines, their time included", text);
        browser.field("Where").sendKeys(where);
        return browser.press(Keys.TAB).click("Search");
    }
}
