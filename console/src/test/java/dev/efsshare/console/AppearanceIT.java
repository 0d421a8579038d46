package dev.efsshare.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on small screens, in the dark, for assistive technology, and opened from a file. */
@ExtendWith(RunningConsole.Shared.class)
class AppearanceIT {

  private static final URI FILE = Path.of("page/index.html").toAbsolutePath().normalize().toUri();

  private final RunningConsole console;
  private Browser browser;

  AppearanceIT(RunningConsole console) {
    this.console = console;
  }

  @BeforeEach
  void start() {
    browser = Browser.start();
  }

  @AfterEach
  void close() {
    List<String> complaints = browser.complaints();
    browser.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void freshPage_isCalmInTheLight() throws IOException {
    open();
    browser.screenshot("light");
    assertAccessible();
  }

  @Test
  void usedPage_inTheLight_isAccessible() throws IOException {
    open();
    use();
    browser.screenshot("light-used");
    assertAccessible();
  }

  @Test
  void usedPage_inTheDark_isDarkAndAccessible() throws IOException {
    browser.dark();
    open();
    use();
    assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(18, 21, 24)");
    browser.screenshot("dark-used");
    assertAccessible();
  }

  @Test
  void failedPage_inLightAndDark_isAccessible() throws IOException {
    open();
    fail();
    assertAccessible();
    browser.dark();
    assertAccessible();
    browser.screenshot("dark-error");
  }

  @Test
  void phone_has360PixelsAndNoHorizontalScroll() throws IOException {
    browser.size(360, 740);
    open();
    assertNoHorizontalScroll();
    browser.screenshot("phone");
    use();
    assertNoHorizontalScroll();
    browser.screenshot("phone-used");
    fail();
    browser.click("#settings summary");
    assertNoHorizontalScroll();
    assertAccessible();
  }

  @Test
  void motion_thatIsNotWanted_isNotThere() {
    open();
    assertThat(
            browser.script(
                "return getComputedStyle(document.querySelector('button')).transitionDuration"))
        .isEqualTo("0s");
  }

  @Test
  void pageFromAFile_asksForTheApi_remembersIt_andWorks() throws IOException {
    browser.open(FILE);
    browser.awaitText("#connection", "Which API?");
    browser.screenshot("file");
    browser.type("#api", console.api() + "/");
    browser.click("#settings button");
    browser.awaitText("#connection", "Connected to " + console.api());
    assertThat(browser.find("#settings").getDomAttribute("open")).isNull();
    upload(console.file("from-a-file.bin", 20_000));
    upload(console.file("from-a-file-large.bin", 5_000_000));
    browser.click("#predict");
    browser.awaitText("#predict-status", "Answered in ");

    browser.open(FILE);
    browser.awaitText("#connection", "Connected to " + console.api());
  }

  private void open() {
    browser.open(console.page());
    browser.awaitText("#connection", "Connected to ");
  }

  private void use() throws IOException {
    upload(console.model());
    browser.type("#input", "Der alte Leuchtturm steht seit vielen Jahren leer.");
    browser.click("#predict");
    browser.awaitText("#predict-status", "Answered in ");
  }

  private void fail() {
    browser.type("#model", "models/nothing.bin");
    browser.click("#predict");
    browser.awaitText("#predict-result", "Not on the share");
  }

  private void upload(Path file) {
    browser.find("#file").sendKeys(file.toAbsolutePath().toString());
    browser.click("#upload");
    browser.awaitText("#upload-status", "On the share, after ");
    browser.awaitText("#upload-result", file.getFileName().toString());
  }

  private void assertNoHorizontalScroll() {
    assertThat(browser.script("return document.documentElement.scrollWidth - innerWidth"))
        .isEqualTo(0L);
  }

  private void assertAccessible() {
    Results results =
        new AxeBuilder()
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze(browser.driver());
    assertThat(results.getPasses()).hasSizeGreaterThan(15);
    assertThat(results.getViolations())
        .extracting(Rule::getId, rule -> rule.getNodes().toString())
        .isEmpty();
  }
}
