package dev.efsshare.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class TextPageTest {
  private static final Font FONT = Typeface.plain(8);
  private static final String ARN =
      "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0";

  @Test
  void page_titleRowsAndNote_hasAllOfThem() throws IOException {
    TextPage page =
        TextPage.of(
            "Access point",
            List.of(new TextPage.Row("State", "available"), new TextPage.Row("Arn", ARN)),
            "as told by DescribeAccessPoints");

    assertThat(text(page))
        .containsSubsequence("Access point", "State", "available", "Arn", ARN, "as told by");
  }

  @Test
  void page_moreText_isHigher() {
    TextPage one = TextPage.of("t", List.of(new TextPage.Row("k", "v")), "");
    TextPage two = TextPage.of("t", List.of(new TextPage.Row("k", "v\nv")), "");
    TextPage noted = TextPage.of("t", List.of(new TextPage.Row("k", "v")), "note");

    assertThat(two.height()).isGreaterThan(one.height());
    assertThat(noted.height()).isGreaterThan(one.height());
    assertThat(one.width()).isEqualTo(504);
  }

  @Test
  void page_nothingToSay_isDrawn() throws IOException {
    assertThat(text(TextPage.of("only a title", List.of(), ""))).contains("only a title");
  }

  @Test
  void breaks_longWord_areAnywhereAndLoseNothing() {
    List<String> lines = LineBreaks.of(ARN, FONT, 100);

    assertThat(lines).hasSizeGreaterThan(2).allMatch(l -> LineBreaks.width(l, FONT) <= 100);
    assertThat(String.join("", lines)).isEqualTo(ARN);
  }

  @Test
  void breaks_words_areBetweenThem() {
    assertThat(LineBreaks.of("one two three", FONT, LineBreaks.width("one two", FONT) + 0.1f))
        .containsExactly("one two", "three");
  }

  @Test
  void breaks_lineEnds_areKept() {
    assertThat(LineBreaks.of("one\n\ntwo", FONT, 100)).containsExactly("one", "", "two");
  }

  @Test
  void drawable_whatTheFontDoesNotHave_isAQuestionMark() {
    assertThat(Typeface.drawable("Größe → 価格 \t😀")).isEqualTo("Größe → ?? ??");
  }

  private static String text(Picture picture) throws IOException {
    try (PDDocument document = Loader.loadPDF(PictureFormat.PDF.draw(picture))) {
      return new PDFTextStripper().getText(document);
    }
  }
}
