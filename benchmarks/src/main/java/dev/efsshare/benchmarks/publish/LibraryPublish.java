package dev.efsshare.benchmarks.publish;

import dev.efsshare.Durability;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.benchmarks.data.RandomContent;
import dev.efsshare.nio.NioFilePublisher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** This library, in its two ways. */
final class LibraryPublish {
  private LibraryPublish() {}

  /** It hashes what is appended, as everybody uses it. */
  static PublishIdiom.Factory appending(PublishOptions options, Durability durability) {
    PublishOptions all = options.withDurability(durability);
    return folder -> {
      FilePublisher publisher = NioFilePublisher.at(folder);
      return (target, content) -> publisher.publish(target, ByteBuffer.wrap(content.bytes()), all);
    };
  }

  /** The caller knows the digest already, as an ingest does that hashed while it fetched. */
  static PublishIdiom.Factory summed(PublishOptions options, Durability durability) {
    PublishOptions all = options.withDurability(durability);
    return folder -> {
      FilePublisher publisher = NioFilePublisher.at(folder);
      return (target, content) -> summed(publisher, target, content, all);
    };
  }

  private static Object summed(
      FilePublisher publisher, Path target, RandomContent content, PublishOptions options)
      throws IOException {
    try (PendingFile file = publisher.begin(target, options)) {
      file.writeAt(0, ByteBuffer.wrap(content.bytes()));
      return file.commit(content.summary());
    }
  }
}
