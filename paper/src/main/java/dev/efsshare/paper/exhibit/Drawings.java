package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.diagram.Box.Kind.FRAME;
import static dev.efsshare.paper.diagram.Box.Kind.PROCESS;
import static dev.efsshare.paper.diagram.Box.Kind.STORE;
import static dev.efsshare.paper.diagram.Box.Kind.TEXT;

import dev.efsshare.paper.diagram.Arrow;
import dev.efsshare.paper.diagram.Box;
import dev.efsshare.paper.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;

/** What is drawn, not measured. */
final class Drawings {
  private static final int WIDTH = 241;

  private Drawings() {}

  static List<Exhibit> all() {
    return List.of(
        Exhibit.drawing(
            "architecture",
            "Architecture",
            data ->
                new Content.Figure(
                    architecture(),
                    "S3 is the system of record, EFS the working set that every environment mounts;"
                        + " Producer and Consumer do not know each other.")),
        Exhibit.drawing(
            "data-flow",
            "From an object to an answer",
            data ->
                new Content.Figure(
                    dataFlow(),
                    "What is written has no name that a reader looks for until content and record"
                        + " are on stable storage; what is read is verified again.")));
  }

  private static Diagram architecture() {
    List<Box> boxes =
        List.of(
            new Box(127, 3, 112, 152, FRAME, "VPC, private subnets, no NAT"),
            new Box(3, 66, 32, 26, PROCESS, "client"),
            new Box(54, 20, 36, 28, PROCESS, "HTTP\nAPI"),
            new Box(54, 116, 36, 28, STORE, "S3\nbucket"),
            new Box(133, 20, 44, 28, PROCESS, "Consumer\n(Lambda)"),
            new Box(133, 116, 44, 28, PROCESS, "Producer\n(Lambda)"),
            new Box(206, 20, 30, 124, STORE, "EFS\n\nmodels\ninputs\noutputs"),
            new Box(19, 38, 32, 16, TEXT, "/ingest\n/predict"),
            new Box(20, 99, 40, 16, TEXT, "upload\n(presigned)"),
            new Box(92, 25, 34, 8, TEXT, "/predict"),
            new Box(92, 61, 34, 8, TEXT, "/ingest"),
            new Box(92, 91, 34, 8, TEXT, "archive"),
            new Box(92, 116, 34, 8, TEXT, "event"),
            new Box(92, 137, 34, 8, TEXT, "GET"),
            new Box(177, 20, 29, 8, TEXT, "read,"),
            new Box(177, 37, 29, 8, TEXT, "verify"),
            new Box(177, 120, 29, 8, TEXT, "publish"));
    List<Arrow> arrows =
        List.of(
            Arrow.of(17, 66, 17, 34, 54, 34),
            Arrow.of(17, 92, 17, 130, 54, 130),
            Arrow.of(90, 34, 133, 34),
            Arrow.of(72, 48, 72, 70, 165, 70, 165, 116),
            Arrow.of(145, 48, 145, 90, 72, 90, 72, 116),
            Arrow.of(90, 126, 133, 126),
            Arrow.of(133, 135, 90, 135),
            Arrow.of(206, 34, 177, 34),
            Arrow.of(177, 130, 206, 130));
    return new Diagram(WIDTH, 158, boxes, arrows);
  }

  private static final List<String> WRITING =
      List.of(
          "HEAD: size, checksum",
          "ranged GETs, parallel",
          "write .tmp-…, SHA-256",
          "check, force, link",
          "record: force, link",
          "rename plain name");

  /** From below upwards, so that each stands beside what it reads. */
  private static final List<String> READING =
      List.of("newest record", "open by file id", "read, SHA-256", "predict");

  private static final List<String> KEPT =
      List.of("objects/\n…/fileId", "keys/\n…/n.json", "models/\nkey");

  private static final double STEP = 27;
  private static final double TOP = 18;
  private static final double HEIGHT = 16;

  private static Diagram dataFlow() {
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    boxes.add(new Box(2, 3, 88, 177, FRAME, "Producer"));
    boxes.add(new Box(102, 3, 56, 177, FRAME, "EFS"));
    boxes.add(new Box(170, 3, 69, 177, FRAME, "Consumer"));
    for (int i = 0; i < WRITING.size(); i++) {
      boxes.add(new Box(6, row(i), 80, HEIGHT, PROCESS, WRITING.get(i)));
      if (i > 0) {
        arrows.add(Arrow.of(46, row(i - 1) + HEIGHT, 46, row(i)));
      }
    }
    for (int i = 0; i < KEPT.size(); i++) {
      boxes.add(new Box(107, row(3 + i) - 3, 46, HEIGHT + 6, STORE, KEPT.get(i)));
      arrows.add(Arrow.of(86, middle(3 + i), 107, middle(3 + i)));
    }
    for (int i = 0; i < READING.size(); i++) {
      boxes.add(new Box(174, row(4 - i), 61, HEIGHT, PROCESS, READING.get(i)));
      if (i > 0) {
        arrows.add(Arrow.of(204, row(5 - i), 204, row(4 - i) + HEIGHT));
      }
    }
    arrows.add(Arrow.of(153, middle(4), 174, middle(4)));
    arrows.add(Arrow.of(153, middle(3), 174, middle(3)));
    return new Diagram(WIDTH, 183, boxes, arrows);
  }

  private static double row(int index) {
    return TOP + index * STEP;
  }

  private static double middle(int index) {
    return row(index) + HEIGHT / 2;
  }
}
