package dev.efsshare.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a person does with the console, from the first upload to ten predictions at once. */
@ExtendWith(RunningConsole.Shared.class)
class ConsoleIT {

  private static final String SENTENCE = "Der alte Leuchtturm steht seit vielen Jahren leer.";

  private final RunningConsole console;
  private Browser browser;

  ConsoleIT(RunningConsole console) {
    this.console = console;
  }

  @BeforeEach
  void open() {
    browser = Browser.start().open(console.page());
    browser.awaitText("#connection", "Connected to " + console.api());
  }

  @AfterEach
  void noComplaints() {
    List<String> complaints = browser.complaints();
    browser.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void smallFile_goesThroughTheApi_andIsOnTheMount() throws IOException {
    Path file = console.file("small.bin", 100_000);

    upload(file);

    assertThat(browser.find("#key").getDomProperty("value")).isEqualTo("models/small.bin");
    assertThat(browser.text("#upload-result"))
        .contains("Stored by the API", "Seen on the share by the Consumer", "100.0 kB");
    assertThat(console.stack().mount().resolve("models/small.bin")).hasSameBinaryContentAs(file);
    assertThat(browser.text("#history")).contains("POST /ingest?key=models/small.bin", "200");
  }

  @Test
  void largeFile_goesToTheBucket_withProgress_andArrives() throws IOException {
    browser.limitUploads(8_000_000);
    rememberProgress();
    Path model = console.model();

    choose(model);
    browser.click("#upload");
    browser.await("progress is shown", () -> progress() > 20);
    browser.screenshot("uploading");
    browser.awaitText("#upload-status", "On the share, after ");

    assertThat(shownProgress()).hasSizeGreaterThan(3).last().asString().contains("10.6 MB, 100 %");
    assertThat(browser.text("#upload-result"))
        .contains("SHA-256 computed here", "Upload signed", "In the bucket", "SHA-256 full object");
    assertThat(console.stack().mount().resolve("models/langdetect-183.bin"))
        .hasSameBinaryContentAs(model);
    browser.screenshot("uploaded");
  }

  @Test
  void sameLargeFileAgain_isWaitedFor_asANewGeneration() throws IOException {
    upload(console.file("again.bin", 5_000_000));
    assertThat(browser.text("#upload-result")).contains("On the share after", "5.0 MB");
    String first = browser.text("#upload-result .facts");

    browser.click("#upload");
    browser.await("a second result", () -> !browser.text("#upload-result").contains(first));
    browser.awaitText("#upload-status", "On the share, after ");

    assertThat(first).contains("Generation\n1");
    assertThat(browser.text("#upload-result .facts")).contains("Generation\n2");
  }

  @Test
  void upload_thatIsCancelled_saysSo_andStoresNothing() throws IOException {
    browser.limitUploads(200_000);
    choose(console.file("cancelled.bin", 6_000_000));
    browser.click("#upload");
    browser.awaitText("#upload-status", "Uploading to the bucket");

    browser.click("#cancel");

    browser.awaitText("#upload-status", "Cancelled.");
    assertThat(console.stack().mount().resolve("models/cancelled.bin")).doesNotExist();
    assertThat(browser.find("#cancel").isDisplayed()).isFalse();
  }

  @Test
  void existingKey_withoutReplace_isKept() throws IOException {
    Path first = console.file("kept.bin", 1_000);
    upload(first);
    browser.click("#replace");

    choose(console.file("other.bin", 2_000));
    browser.type("#key", "models/kept.bin");
    browser.click("#upload");

    browser.awaitText("#upload-result", "Was there already; nothing was written");
    assertThat(console.stack().mount().resolve("models/kept.bin")).hasSize(1_000);
  }

  @Test
  void prediction_withTheLanguageModel_tellsTheLanguage_andWhereTheTimeWent() throws IOException {
    upload(console.model());
    browser.type("#input", SENTENCE);

    browser.click("#predict");
    browser.awaitText("#predict-status", "Answered in ");

    assertThat(browser.text("#predict-result .headline")).isEqualTo("German (deu)");
    assertThat(browser.text("#predict-result .stages"))
        .contains("Resolve", "Load", "Process", "Write", "Archive", "Rest", "ms");
    assertThat(browser.findAll("#predict-result .stages .part")).hasSize(6);
    assertThat(browser.text("#predict-result")).contains("[$LATEST]", "outputs/");
    browser.click("#predict");
    browser.awaitText("#predict-result .marks", "model kept in memory");
    assertThat(browser.text("#predict-result .marks")).startsWith("warm");
    browser.screenshot("predicted");
  }

  @Test
  void prediction_withoutText_profilesTheFile() throws IOException {
    upload(console.file("profiled.bin", 50_000));

    browser.click("#predict");
    browser.awaitText("#predict-status", "Answered in ");

    assertThat(browser.text("#predict-result .headline")).isEqualTo("50.0 kB");
    assertThat(browser.text("#predict-result")).contains("bits per byte", "SHA-256");
  }

  @Test
  void prediction_inAFreshEnvironment_isMarkedCold() throws Exception {
    upload(console.file("cold.bin", 1_000));
    console.stack().endIdleEnvironments();

    browser.click("#predict");
    browser.awaitText("#predict-status", "Answered in ");

    assertThat(browser.text("#predict-result .marks")).isEqualTo("cold start\nread from the share");
  }

  @Test
  void tenAtOnce_areShownWithTheirSpread() throws Exception {
    upload(console.model());
    browser.type("#input", SENTENCE);
    console.stack().endIdleEnvironments();

    tenAnswers();
    browser.screenshot("parallel-first");

    assertThat(browser.findAll("#predict-result .spread tbody tr")).hasSize(10);
    assertThat(browser.text("#predict-result .figures")).contains("min", "median", "max");
    assertThat(figure("cold") + figure("warm")).isEqualTo(10);
    // more than the six that one name of the server would get
    assertThat(figure("environments")).isGreaterThan(6);
    tenAnswers();
    browser.screenshot("parallel-second");
  }

  /** Ten cold starts may take a busy machine longer than the API waits; the next ten are warm. */
  private void tenAnswers() {
    for (int round = 0; round < 4; round++) {
      browser.click("#parallel");
      browser.awaitText("#predict-status", " of 10 answered.");
      if (browser.text("#predict-status").startsWith("10 ")) {
        return;
      }
    }
    throw new AssertionError("Not ten answers in four rounds: " + browser.text("#predict-result"));
  }

  @Test
  void everything_canBeDoneByKeyboard() throws IOException {
    // choosing in the operating system's dialog is the one thing that a test cannot do
    choose(console.file("keys.bin", 3_000));
    browser.script("document.activeElement.blur()");

    browser.tabTo("key");
    browser.selectAll();
    browser.press("models/by-keyboard.bin");
    browser.tabTo("upload");
    assertThat(outline()).isEqualTo("solid");
    browser.press(Keys.ENTER);
    browser.awaitText("#upload-status", "On the share, after ");
    browser.tabTo("input");
    browser.tabTo("predict");
    browser.press(Keys.SPACE);
    browser.awaitText("#predict-status", "Answered in ");
    assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
        .isEqualTo("predict");
    assertThat(browser.text("#predict-result .headline")).isEqualTo("3.0 kB");
  }

  @Test
  void fileInput_withTheFocus_showsIt() {
    browser.tabTo("file");

    assertThat(
            browser.script("return getComputedStyle(document.getElementById('drop')).outlineStyle"))
        .isEqualTo("solid");
  }

  @Test
  void droppedFile_isChosen() {
    browser.script(
        """
        const dropped = new DataTransfer();
        dropped.items.add(new File(["dropped"], "dropped.txt"));
        document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: dropped}));
        """);

    assertThat(browser.text("#drop")).contains("dropped.txt 7 bytes");
    browser.click("#upload");
    browser.awaitText("#upload-status", "On the share, after ");
  }

  @Test
  void nameThatLooksLikeMarkup_isShownAsText() throws IOException {
    Path file = console.file("<img src=x onerror=alert(1)>.txt", 10);

    upload(file);

    assertThat(browser.text("#upload-result")).contains("models/<img src=x onerror=alert(1)>.txt");
    assertThat(browser.findAll("main img")).isEmpty();
    Files.delete(file);
  }

  private void choose(Path file) {
    browser.find("#file").sendKeys(file.toAbsolutePath().toString());
  }

  private void upload(Path file) {
    choose(file);
    browser.click("#upload");
    browser.awaitText("#upload-status", "On the share, after ");
  }

  private long progress() {
    return Math.round(
        Double.parseDouble(String.valueOf(browser.find("#progress").getDomProperty("value"))));
  }

  private void rememberProgress() {
    browser.script(
        """
        const text = document.getElementById("progress-text");
        window.shown = [];
        new MutationObserver(() => text.textContent.includes("%") && window.shown.push(text.textContent))
          .observe(text, {childList: true});
        """);
  }

  private List<?> shownProgress() {
    return (List<?>) browser.script("return window.shown");
  }

  private Object outline() {
    return browser.script("return getComputedStyle(document.activeElement).outlineStyle");
  }

  private int figure(String name) {
    return browser.findAll("#predict-result .figure").stream()
        .map(WebElement::getText)
        .filter(text -> text.startsWith(name + "\n"))
        .map(text -> Integer.parseInt(text.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }
}
