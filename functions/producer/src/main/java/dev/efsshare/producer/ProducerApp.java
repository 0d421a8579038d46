package dev.efsshare.producer;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.share.S3Objects;
import dev.efsshare.functions.share.S3Uploads;
import dev.efsshare.functions.share.Share;
import dev.efsshare.functions.share.UploadSigner;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.transfer.ObjectIngestor;
import dev.efsshare.transfer.ObjectStore;
import dev.efsshare.transfer.TransferOptions;
import java.util.Map;

/**
 * What the producer works with, put together in one place.
 *
 * @param settings the variables
 * @param share the mount
 * @param ingests brings content onto the share
 * @param housekeeping what is done beside it
 * @param uploads lets clients put objects into the bucket
 */
record ProducerApp(
    FunctionSettings settings,
    Share share,
    IngestService ingests,
    Housekeeping housekeeping,
    UploadService uploads) {
  /**
   * Of the heap, what the buffers may take: with 1 GB five connections, which bring more than the
   * network of such a function does, and buffers that a processor's cache can hold.
   */
  private static final int HEAP_SHARE = 32;

  /** The app of an environment, with its S3 client. */
  static Lazily<ProducerApp> lazily(Map<String, String> variables) {
    return lazily(
        variables,
        Lazily.of(() -> S3Objects.connect(variables)),
        Lazily.of(() -> S3Uploads.connect(variables)));
  }

  /** An app on any object store; the signer is made when the first upload is asked for. */
  static Lazily<ProducerApp> lazily(
      Map<String, String> variables, Lazily<ObjectStore> objects, Lazily<UploadSigner> signer) {
    return Lazily.of(() -> {
      FunctionSettings settings = FunctionSettings.of(variables);
      // First, so that a mount that is late does not make the first request pay for the client.
      ObjectStore connected = objects.get();
      return open(settings, connected, signer);
    });
  }

  private static ProducerApp open(
      FunctionSettings settings, ObjectStore objects, Lazily<UploadSigner> signer) {
    Share share = Share.open(settings);
    ObjectIngestor ingestor =
        new ObjectIngestor(
            objects, share.store(), transferOptions(settings, Runtime.getRuntime().maxMemory()));
    return new ProducerApp(
        settings,
        share,
        new IngestService(share, ingestor),
        new Housekeeping(share.store()),
        new UploadService(share, signer));
  }

  /**
   * What fits into the memory, unless the variables say otherwise.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION if they ask for
   *     more buffers than half the heap
   */
  static TransferOptions transferOptions(FunctionSettings settings, long heapBytes) {
    TransferOptions fitting = TransferOptions.forMemory(heapBytes / HEAP_SHARE);
    Integer partMiB = settings.transferPartMiB();
    Integer parallelism = settings.transferParallelism();
    TransferOptions wanted =
        new TransferOptions(
            partMiB == null ? fitting.partBytes() : partMiB << 20,
            parallelism == null ? fitting.parallelism() : parallelism);
    if (!wanted.equals(fitting) && wanted.bufferBytes() > heapBytes / 2) {
      throw Problem.of(
              ErrorCode.INVALID_CONFIGURATION,
              ("TRANSFER_PART_MIB and TRANSFER_PARALLELISM ask for %d MiB of buffers, %d of %d MiB"
                      + " each, and half the heap is %d MiB; set one of them lower, or give the"
                      + " function more memory")
                  .formatted(
                      wanted.bufferBytes() >> 20,
                      wanted.parallelism() + 1,
                      wanted.partBytes() >> 20,
                      (heapBytes / 2) >> 20))
          .asException();
    }
    return wanted;
  }
}
