package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium, as somebody uses it. Pages are in English and light, unless they are asked to be otherwise. */
final class Browser implements AutoCloseable {
    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"), Path.of("/usr/bin/chromium-browser"));
    private static final List<Path> DRIVER =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));

    private static final int MOST_TABS = 100;

    /** Where what was seen is kept. */
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Warns that it has no bindings for this Chromium, which are not needed; held here, or its level is forgotten. */
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;
    private final String home;

    private Browser(ChromeDriver driver, String home) {
        this.driver = driver;
        this.home = home;
    }

    /** Opens one on a service, or skips the test where there is none. */
    static Browser open(ServiceUnderTest service, String... arguments) {
        VERSIONS.setLevel(Level.SEVERE);
        Path browser = installed(CHROMIUM, "Chromium", "chromium");
        Path program = installed(DRIVER, "ChromeDriver", "chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--lang=en-US",
                "--window-size=1440,900");
        options.addArguments(arguments);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-US"));
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(program.toFile())
                .build();
        return new Browser(new ChromeDriver(driver, options), service.serviceFile("http"));
    }

    private static Path installed(List<Path> places, String what, String debianPackage) {
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("NOT TESTED: no " + what
                        + " here, so nobody looked at the console; apt-get install " + debianPackage));
    }

    /** Goes to a page of the console, such as {@code /reeve/jobs}. */
    Browser go(String path) {
        driver.get(home + "/hawtio" + path);
        return this;
    }

    /** Where it is now, behind the console's address. */
    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(home.length() + "/hawtio".length());
    }

    Browser logIn(String user, String password) {
        type("Username", user);
        type("Password", password);
        click("Log in");
        return this;
    }

    /** The first element of a CSS selector that is shown, once there is one. */
    WebElement shown(String css) {
        return await("shown: " + css, () -> first(By.cssSelector(css)));
    }

    private WebElement first(By by) {
        return driver.findElements(by).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(by.toString()));
    }

    /** Waits until the page shows a text. */
    Browser see(String text) {
        await("seen: " + text, () -> text().contains(text) ? this : null);
        return this;
    }

    /** Waits until the page does not show a text any more. */
    Browser seeNot(String text) {
        await("not seen: " + text, () -> text().contains(text) ? null : this);
        return this;
    }

    /** What the page shows, as text. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    boolean shows(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** A button, link, tab, item of a menu or check box by its accessible name. */
    WebElement control(String name) {
        return await("control: " + name, () -> named("button, a, [role=menuitem], [role=tab], input, label", name));
    }

    private WebElement named(String css, String name) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(each -> each.isDisplayed() && name.equals(each.getAccessibleName()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }

    Browser click(String name) {
        await("clickable: " + name, () -> {
            control(name).click();
            return this;
        });
        return this;
    }

    /** The field of a form by its label, which may have a mark behind it that it is required. */
    WebElement field(String label) {
        return await("field: " + label, () -> driver.findElements(By.cssSelector("input, textarea, select")).stream()
                .filter(each -> each.isDisplayed()
                        && label.equals(
                                each.getAccessibleName().replace("*", "").strip()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(label)));
    }

    /** Puts a text into a field, in place of what stands there. */
    Browser type(String label, String text) {
        WebElement field = field(label);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
        return this;
    }

    /** Types into what has the focus. */
    Browser press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** What has the focus, by its accessible name. */
    String focused() {
        return driver.switchTo().activeElement().getAccessibleName();
    }

    /** Waits until something has the focus. */
    Browser seeFocus(String name) {
        await("focus: " + name, () -> name.equals(focused()) ? this : null);
        return this;
    }

    /** Goes to a control as those do who have no mouse. */
    Browser tabTo(String name) {
        for (int i = 0; i < MOST_TABS && !name.equals(focused()); i++) {
            press(Keys.TAB);
        }
        assertThat(focused()).as("reached by the keyboard").isEqualTo(name);
        return this;
    }

    Set<Cookie> cookies() {
        return driver.manage().getCookies();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Keeps a picture of the page. */
    Browser keepPicture(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Browser resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        return this;
    }

    void reload() {
        driver.navigate().refresh();
    }

    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    /** Waits until axe-core (https://github.com/dequelabs/axe-core) finds nothing serious on the page as it is. */
    void expectAccessible(String page) {
        driver.executeScript(axe());
        Object found = ((JavascriptExecutor) driver).executeAsyncScript("""
                        const done = arguments[arguments.length - 1]
                        axe.run(document, { resultTypes: ['violations'] }).then(
                          results => done(results.violations
                            .filter(each => each.impact === 'serious' || each.impact === 'critical')
                            .map(each => each.id + ': ' + each.help + '\\n  ' + each.nodes.slice(0, 5).map(node => node.html).join('\\n  '))),
                          error => done(['axe failed: ' + error]))
                        """);
        assertThat((List<?>) found)
                .as("serious to those who hear or do not see well: " + page)
                .isEmpty();
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until something is there. A page changes while it is looked at: what fails for that is looked at again. */
    <T> T await(String what, java.util.concurrent.Callable<T> look) {
        Object[] found = new Object[1];
        try {
            Await.until(what, () -> {
                try {
                    found[0] = look.call();
                    return found[0] != null;
                } catch (StaleElementReferenceException | NoSuchElementException e) {
                    return false;
                }
            });
        } catch (AssertionError e) {
            keepPicture("failed");
            throw new AssertionError(what + " on " + path() + "\n" + text(), e);
        }
        @SuppressWarnings("unchecked")
        T result = (T) found[0];
        return result;
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // It is gone already.
        }
    }
}
