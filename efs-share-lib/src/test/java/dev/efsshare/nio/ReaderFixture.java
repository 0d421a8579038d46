package dev.efsshare.nio;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.efsshare.VerifiedReader.ContentReader;
import dev.efsshare.testkit.MisbehavingFileSystem;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A file on a server, and a reader on a client of it that misbehaves at chosen moments. */
abstract class ReaderFixture {
  static final String NEW = "new content";

  final FileSystem below = Jimfs.newFileSystem(Configuration.unix());
  final Moments moments = new Moments();
  final NioVerifiedReader reader = new NioVerifiedReader();
  final Path directory = below.getPath("/share/models");
  final Path onServer = directory.resolve("file");
  final Path file = MisbehavingFileSystem.over(below, moments).wrap(onServer);
  final List<String> seen = new ArrayList<>();

  /** Reads everything and notes it. */
  final ContentReader<String> text =
      in -> {
        seen.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return seen.getLast();
      };

  @BeforeEach
  void writeFile() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(onServer, NEW);
  }

  @AfterEach
  void closeFileSystem() throws IOException {
    below.close();
  }

  final String read(ContentReader<String> function) throws IOException {
    return reader.read(file, PublisherContract.summary(NEW), function);
  }

  final void replaceBy(String content) throws IOException {
    Path temp = onServer.resolveSibling("temp");
    Files.writeString(temp, content);
    Files.move(temp, onServer, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The next reads, so many, fail as those of a handle do whose file the server has removed. */
  final void staleReads(int times) {
    moments.before(
        times,
        Operation.READ,
        onServer::equals,
        () -> {
          throw Moments.stale();
        });
  }
}
