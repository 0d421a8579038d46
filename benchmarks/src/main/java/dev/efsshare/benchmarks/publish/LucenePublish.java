package dev.efsshare.benchmarks.publish;

import dev.efsshare.benchmarks.data.RandomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * Apache Lucene's commit of one file (IndexWriter and SegmentInfos) with its own directory: a
 * pending name, sync, rename, sync of the directory. Lucene never replaces a name, but its rename
 * does.
 */
final class LucenePublish implements PublishIdiom {
  private final NIOFSDirectory directory;

  LucenePublish(Path folder) throws IOException {
    this.directory = new NIOFSDirectory(folder, NoLockFactory.INSTANCE);
  }

  @Override
  public Object publish(Path target, RandomContent content) throws IOException {
    String name = String.valueOf(target.getFileName());
    String pending = "pending_" + name;
    try (IndexOutput out = directory.createOutput(pending, IOContext.DEFAULT)) {
      out.writeBytes(content.bytes(), content.bytes().length);
    }
    directory.sync(Set.of(pending));
    directory.rename(pending, name);
    directory.syncMetaData();
    return target;
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
