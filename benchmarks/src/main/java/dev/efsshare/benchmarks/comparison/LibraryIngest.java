package dev.efsshare.benchmarks.comparison;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.s3.S3ObjectStore;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.VersionedStore;
import dev.efsshare.transfer.IngestRequest;
import dev.efsshare.transfer.ObjectIngestor;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.TransferOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The library without a function around it, in a JVM with its defaults: ingests each key that its
 * standard input names and prints how long that took, in nanoseconds.
 */
final class LibraryIngest {
  private static final String MODELS = "models";

  private LibraryIngest() {}

  /**
   * Runs until the input ends.
   *
   * @param arguments the mount and the bucket
   * @throws IOException if an ingest fails
   */
  public static void main(String[] arguments) throws IOException {
    Path mount = Path.of(arguments[0]);
    VersionedStore store =
        new VersionedStore(mount, MODELS, NioFilePublisher.at(mount), new NioVerifiedReader());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(mount, store.directories().toArray(String[]::new)));
    S3Client s3 =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .forcePathStyle(true)
            .build();
    ObjectIngestor ingestor =
        new ObjectIngestor(new S3ObjectStore(s3), store, TransferOptions.DEFAULT);
    BufferedReader keys =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String key = keys.readLine(); key != null; key = keys.readLine()) {
      ObjectRef object = ObjectRef.of(arguments[1], key);
      StoreKey name = new StoreKey(key.substring(MODELS.length() + 1));
      long start = System.nanoTime();
      PutResult result = ingestor.ingest(IngestRequest.of(object, name));
      long nanos = System.nanoTime() - start;
      System.out.println(nanos + " " + result.record().content().sha256().hex());
    }
  }
}
