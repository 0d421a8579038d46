package dev.efsshare.pictures;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws one page. Stateless. */
final class PdfWriter {
  private PdfWriter() {}

  static byte[] write(Picture picture) throws IOException {
    try (PDDocument document = new PDDocument();
        PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer()) {
      // else the file's id would be made of the time
      document.setDocumentId(0L);
      PDPage page = new PDPage(new PDRectangle(picture.width(), picture.height()));
      document.addPage(page);
      text.registerFont(
          Typeface.plain(1).getFontName(), PDType0Font.load(document, Typeface.file(), true));
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, picture.width(), picture.height());
      graphics.setFontTextDrawer(text);
      Canvas.paint(picture, graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
