package dev.efsshare.pictures;

import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws lines, areas, and letters by their outlines. Stateless. */
final class SvgWriter {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String NAMESPACES = "http://www.w3.org/2000/xmlns/";

  private SvgWriter() {}

  static byte[] write(Picture picture) throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(newDocument());
    context.setComment("");
    SVGGraphics2D graphics = new SVGGraphics2D(context, true);
    graphics.setSVGCanvasSize(new Dimension(picture.width(), picture.height()));
    Canvas.paint(picture, graphics);
    Element root = graphics.getRoot();
    root.setAttribute("width", picture.width() + "pt");
    root.setAttribute("height", picture.height() + "pt");
    root.setAttribute("viewBox", "0 0 %d %d".formatted(picture.width(), picture.height()));
    root.setAttributeNS(NAMESPACES, "xmlns", NAMESPACE);
    return bytes(root);
  }

  private static Document newDocument() throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException(e);
    }
  }

  private static byte[] bytes(Element root) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(root), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new IOException(e);
    }
    return bytes.toByteArray();
  }
}
