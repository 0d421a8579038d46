package dev.efsshare.producer;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.PutResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An ingest that did not fail.
 *
 * @param result how it ended
 * @param link the plain path of the key
 * @param settings tell the prefix of the bucket
 */
record Ingested(PutResult result, Path link, FunctionSettings settings) {

  /** {@code created}, {@code exists}, or {@code superseded} by a newer event. */
  String status() {
    // no switch: the code of one with patterns is made at its first use, in the first request
    if (result instanceof PutResult.Stored) {
      return "created";
    }
    return result instanceof PutResult.Exists ? "exists" : "superseded";
  }

  /** Bytes that were written; 0 if the file was there. */
  long writtenBytes() {
    return result instanceof PutResult.Stored stored ? stored.record().content().sizeBytes() : 0;
  }

  /** The members of the answer and of the log line. */
  Map<String, Object> members() {
    FileRecord record = result.record();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("fileId", record.fileId().toString());
    members.put("efsPath", link.toString());
    members.put("s3Key", settings.modelsPrefix() + record.key());
    members.put("sizeBytes", record.content().sizeBytes());
    members.put("status", status());
    members.put("generation", record.generation());
    members.put("sha256", record.content().sha256().hex());
    members.put("verifiedBy", record.verifiedBy().description());
    return members;
  }
}
