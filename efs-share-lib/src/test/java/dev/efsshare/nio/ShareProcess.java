package dev.efsshare.nio;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.Durability;
import dev.efsshare.FilePublisher;
import dev.efsshare.MountUnusableException;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What {@link ChildProcess} starts: another process on the same folder. Says {@code ready}, waits
 * for a line, does one thing and says what came of it.
 */
final class ShareProcess {
  private ShareProcess() {}

  /** Arguments: what to do, where, and a name for this process or a number. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    say("ready");
    if (System.in.read() < 0) {
      return;
    }
    switch (arguments[0]) {
      case "create" -> create(folder, arguments[2]);
      case "bootstrap" -> bootstrap(folder);
      case "publish" -> publish(folder);
      case "hang" -> hang(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    say("done");
  }

  private static void create(Path folder, String me) throws IOException {
    FilePublisher publisher = NioFilePublisher.at(folder);
    PublishOptions options = PublishOptions.createOnly().withDurability(Durability.NONE);
    for (int i = 0; i < PublisherProcessTest.RACES; i++) {
      try {
        publisher.publish(Path.of("file" + i), bytes("content of " + me), options);
        say("won " + i);
      } catch (FileAlreadyExistsException e) {
        say("lost " + i);
      }
    }
  }

  private static void bootstrap(Path folder) throws IOException {
    DirectoryLayout layout =
        new DirectoryLayout(
            folder,
            List.of(Path.of("models"), Path.of("a/b")),
            PosixFilePermissions.fromString("rwxrwxr-x"));
    try {
      new NioDirectoryBootstrap().ensure(layout);
    } catch (MountUnusableException e) {
      say(e.reason() + " " + e.getMessage());
    }
  }

  private static void publish(Path folder) throws IOException {
    NioFilePublisher.at(folder)
        .publish(
            Path.of("file"),
            bytes("content"),
            PublishOptions.createOnly()
                .withPermissions(PosixFilePermissions.fromString("rw-rw-r--")));
  }

  private static void hang(Path folder) throws IOException {
    try (PendingFile file =
        NioFilePublisher.at(folder).begin(Path.of("file"), PublishOptions.createOnly())) {
      file.append(ByteBuffer.allocate(5 << 20));
      say("writing");
      // Until the end of input, which a killed process never sees.
      int next = System.in.read();
      while (next >= 0) {
        next = System.in.read();
      }
      file.commit();
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
