package dev.efsshare.pictures;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Draws pixels. Stateless. */
final class PngWriter {
  private static final int PIXELS_PER_INCH = 300;
  private static final int POINTS_PER_INCH = 72;
  private static final double METRES_PER_INCH = 0.0254;
  private static final String METADATA = "javax_imageio_png_1.0";

  private PngWriter() {}

  static byte[] write(Picture picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      BufferedImage image = draw(picture);
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
      metadata.mergeTree(METADATA, resolution());
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage draw(Picture picture) {
    double scale = (double) PIXELS_PER_INCH / POINTS_PER_INCH;
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(picture.width() * scale),
            (int) Math.ceil(picture.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(
          (double) image.getWidth() / picture.width(),
          (double) image.getHeight() / picture.height());
      Canvas.paint(picture, graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static IIOMetadataNode resolution() {
    String pixelsPerMetre = String.valueOf(Math.round(PIXELS_PER_INCH / METRES_PER_INCH));
    IIOMetadataNode pixels = new IIOMetadataNode("pHYs");
    pixels.setAttribute("pixelsPerUnitXAxis", pixelsPerMetre);
    pixels.setAttribute("pixelsPerUnitYAxis", pixelsPerMetre);
    pixels.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(METADATA);
    root.appendChild(pixels);
    return root;
  }
}
