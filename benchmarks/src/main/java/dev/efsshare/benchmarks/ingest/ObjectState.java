package dev.efsshare.benchmarks.ingest;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.benchmarks.data.Location;
import dev.efsshare.benchmarks.data.RandomContent;
import dev.efsshare.benchmarks.data.WorkFolder;
import dev.efsshare.benchmarks.objects.ObjectServer;
import dev.efsshare.benchmarks.objects.Pace;
import dev.efsshare.transfer.ObjectRef;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One object behind a server, with the checksum that S3 would hold, and a folder to fetch it to.
 */
@State(Scope.Thread)
public abstract class ObjectState {
  static final ObjectRef OBJECT = ObjectRef.of("bucket", "object");

  /** Where it is fetched to; objects are served from memory. */
  @Param("RAM")
  public Location location;

  private WorkFolder served;
  private WorkFolder folder;
  private ObjectServer server;
  private S3Client client;

  abstract int sizeBytes();

  /**
   * Writes the object and starts the server.
   *
   * @throws IOException if the file system fails
   */
  @Setup
  public void serve() throws IOException {
    served = Location.RAM.newFolder();
    folder = location.newFolder();
    byte[] content = RandomContent.bytes(sizeBytes());
    Path bucket = Files.createDirectory(served.path().resolve(OBJECT.bucket()));
    Files.write(bucket.resolve(OBJECT.key()), content);
    Files.writeString(bucket.resolve(OBJECT.key() + ".headers"), checksumOf(content));
    server = ObjectServer.start(served.path(), Pace.UNLIMITED);
    client =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .forcePathStyle(true)
            .build();
  }

  private static String checksumOf(byte[] content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.CRC64NVME));
    calculator.update(content, 0, content.length);
    return calculator.finish().checksums().stream()
        .map(checksum ->
            "x-amz-checksum-crc64nvme: %s\nx-amz-checksum-type: FULL_OBJECT\n"
                .formatted(checksum.base64()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Removes what the call before fetched.
   *
   * @throws IOException if the file system fails
   */
  @Setup(Level.Invocation)
  public void empty() throws IOException {
    folder.clear();
  }

  Path folder() {
    return folder.path();
  }

  S3Client client() {
    return client;
  }

  URI address() {
    return server.endpoint().resolve("/" + OBJECT.bucket() + "/" + OBJECT.key());
  }

  /**
   * Ends the server and removes the folders.
   *
   * @throws IOException if the file system fails
   */
  @TearDown
  public void end() throws IOException {
    client.close();
    server.close();
    folder.close();
    served.close();
  }
}
