package dev.efsshare.benchmarks.publish;

import dev.efsshare.benchmarks.data.RandomContent;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.aether.util.FileUtils;

/** How others put a file under a name; with their own code where it can be had alone. */
final class OtherIdioms {
  private OtherIdioms() {}

  /** {@link Files#write}: into the file itself. */
  static PublishIdiom.Factory filesWrite(OpenOption... options) {
    return folder -> (target, content) -> Files.write(target, content.bytes(), options);
  }

  /** Guava's {@code Files.write}: the same by a {@link FileOutputStream}. */
  static PublishIdiom guava(Path folder) {
    return (target, content) -> {
      com.google.common.io.Files.write(content.bytes(), target.toFile());
      return target;
    };
  }

  /**
   * Apache Kafka's checkpoint files (org.apache.kafka.server.common.CheckpointFile): a fixed
   * temporary name, {@code FileDescriptor.sync}, then Kafka's own move, which forces the directory
   * and falls back to a move that is not atomic.
   */
  static PublishIdiom kafka(Path folder) {
    return (target, content) -> {
      Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(content.bytes());
        out.flush();
        out.getFD().sync();
      }
      Utils.atomicMoveWithFallback(temporary, target);
      return target;
    };
  }

  /** Maven Resolver's own {@link FileUtils#writeFile}: nothing is forced. */
  static PublishIdiom mavenResolver(Path folder) {
    return (target, content) -> {
      FileUtils.writeFile(target, temporary -> Files.write(temporary, content.bytes()));
      return target;
    };
  }

  /**
   * Hadoop's name node files, by its org.apache.hadoop.hdfs.util.AtomicFileOutputStream, restated
   * from its description since the jar comes with all of HDFS: a fixed temporary name, content
   * forced, {@code File.renameTo}; the directory is not forced.
   */
  static PublishIdiom hadoop(Path folder) {
    return OtherIdioms::hadoop;
  }

  private static Object hadoop(Path target, RandomContent content) throws IOException {
    File temporary = target.resolveSibling(target.getFileName() + ".tmp").toFile();
    try (FileOutputStream out = new FileOutputStream(temporary)) {
      out.write(content.bytes());
      out.flush();
      out.getChannel().force(true);
    }
    if (!temporary.renameTo(target.toFile())) {
      throw new IOException("could not rename " + temporary + " to " + target);
    }
    return target;
  }
}
