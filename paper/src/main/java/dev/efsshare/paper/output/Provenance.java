package dev.efsshare.paper.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.paper.data.DataFile;
import dev.efsshare.paper.exhibit.Exhibit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a file comes from, as JSON. Stateless. */
final class Provenance {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Provenance() {}

  /** Of an exhibit: its files, and the data that they were made from. */
  static byte[] of(Exhibit exhibit, List<Path> files, List<DataFile> data) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("title", exhibit.title());
    root.put("made by", "./efs-share paper --only " + (exhibit.isTable() ? "tables" : "figures"));
    return bytes(finish(root, files, data));
  }

  /** Of the page of results. */
  static byte[] ofPage(List<Path> files, List<DataFile> data) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("made by", "./efs-share paper --only results");
    return bytes(finish(root, files, data));
  }

  /** Of a file of data. */
  static byte[] of(DataFile file) {
    return bytes(source(file));
  }

  private static ObjectNode finish(ObjectNode root, List<Path> files, List<DataFile> data)
      throws IOException {
    ObjectNode made = root.putObject("files");
    for (Path file : files) {
      made.put(String.valueOf(file.getFileName()), DataFile.sha256(Files.readAllBytes(file)));
    }
    ArrayNode sources = root.putArray("sources");
    data.forEach(file -> sources.add(source(file)));
    return root;
  }

  private static ObjectNode source(DataFile file) {
    ObjectNode source = JSON.createObjectNode();
    source.put("file", file.name());
    source.put("sha256", file.sha256());
    source.put("command", file.command());
    source.put("commit", file.commit());
    source.put("date", file.date());
    ObjectNode machine = source.putObject("machine");
    file.machine().forEach(machine::put);
    return source;
  }

  private static byte[] bytes(ObjectNode root) {
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
