package dev.efsshare.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class PictureFilesTest {
  private static final Picture PICTURE = new Drawing(144, 72, "1,024 µs ≤ 2 × p95");

  private static final Set<PictureFormat> ALL = EnumSet.allOf(PictureFormat.class);

  @TempDir Path folder;

  @Test
  void write_everyFormat_makesItsFiles() throws IOException {
    List<Path> files = PictureFiles.write(PICTURE, folder.resolve("new"), "figure", ALL);

    assertThat(files)
        .containsExactly(
            folder.resolve("new/figure.svg"),
            folder.resolve("new/figure.pdf"),
            folder.resolve("new/figure.png"))
        .allMatch(Files::isRegularFile);
  }

  @Test
  void write_someFormats_makesNoOthers() throws IOException {
    PictureFiles.write(PICTURE, folder, "figure", EnumSet.of(PictureFormat.PNG));

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("figure.png"));
    }
  }

  @Test
  void draw_everyFormat_givesTheBytesThatAreWritten() throws IOException {
    List<Path> written = PictureFiles.write(PICTURE, folder, "figure", ALL);

    var drawn = PictureFiles.draw(PICTURE, "figure", ALL);

    assertThat(drawn.keySet()).containsExactly("figure.svg", "figure.pdf", "figure.png");
    for (Path file : written) {
      assertThat(file).hasBinaryContent(drawn.get(file.getFileName().toString()));
    }
  }

  @Test
  void write_twice_givesTheSameBytes() throws IOException {
    List<Path> first = PictureFiles.write(PICTURE, folder, "first", ALL);
    List<Path> second = PictureFiles.write(PICTURE, folder, "second", ALL);

    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
    }
  }

  @Test
  void svg_ofAPicture_isXmlOfItsSizeWithoutLinks() throws Exception {
    byte[] svg = PictureFormat.SVG.draw(PICTURE);

    Document document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    Element root = document.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(root.getLocalName()).isEqualTo("svg");
    assertThat(root.getAttribute("width")).isEqualTo("144pt");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 144 72");
    assertThat(document.getDoctype()).isNull();
    assertThat(elements(document, "image")).isEmpty();
    assertThat(elements(document, "path")).isNotEmpty();
  }

  @Test
  void pdf_ofAPicture_isOnePageOfItsSizeWithItsTextAndFont() throws IOException {
    try (PDDocument document = Loader.loadPDF(PictureFormat.PDF.draw(PICTURE))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDRectangle size = document.getPage(0).getMediaBox();
      assertThat(size.getWidth()).isEqualTo(144);
      assertThat(size.getHeight()).isEqualTo(72);
      assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("1,024 µs ≤ 2 × p95");
      assertThat(fonts(document.getPage(0)))
          .singleElement()
          .asString()
          .matches("[A-Z]{6}\\+LiberationSans embedded");
    }
  }

  @Test
  void png_ofAPicture_has300PixelsAnInch() throws IOException {
    Path file = PictureFiles.write(PICTURE, folder, "figure", Set.of(PictureFormat.PNG)).getFirst();

    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertThat(reader.getWidth(0)).isEqualTo(600);
      assertThat(reader.getHeight(0)).isEqualTo(300);
      Element metadata = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      Element pixels = (Element) metadata.getElementsByTagName("pHYs").item(0);
      assertThat(pixels.getAttribute("pixelsPerUnitXAxis")).isEqualTo("11811");
      assertThat(pixels.getAttribute("pixelsPerUnitYAxis")).isEqualTo("11811");
      assertThat(pixels.getAttribute("unitSpecifier")).isEqualTo("meter");
    } finally {
      reader.dispose();
    }
  }

  private static List<Node> elements(Document document, String name) {
    var found = document.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
  }

  /** Of what the page draws, one form. */
  private static List<String> fonts(PDPage page) throws IOException {
    COSName form = page.getResources().getXObjectNames().iterator().next();
    PDResources resources = ((PDFormXObject) page.getResources().getXObject(form)).getResources();
    return StreamSupport.stream(resources.getFontNames().spliterator(), false)
        .map(name -> font(resources, name))
        .toList();
  }

  private static String font(PDResources resources, COSName name) {
    try {
      var font = resources.getFont(name);
      return font.getName() + (font.isEmbedded() ? " embedded" : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
