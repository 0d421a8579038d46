package dev.efsshare.consumer;

import dev.efsshare.ContentChecksum;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.SourceVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an answer tells of a generation.
 *
 * @param record of the store
 * @param newest whether there is no newer one
 * @param path where its content is
 * @param key with the prefix, as its object is called, whether there is one or not
 */
record FileDescription(FileRecord record, boolean newest, Path path, String key) {

  /** The members of the answer. */
  Map<String, Object> members() {
    Map<String, Object> members = identity();
    members.put("efsPath", path.toString());
    members.put("sizeBytes", record.content().sizeBytes());
    members.put("newest", newest);
    members.put("checksums", checksums());
    SourceVersion source = record.source();
    if (source != null) {
      members.put("source", members(source));
    }
    members.put("verifiedBy", record.verifiedBy().description());
    members.put("createdAt", record.createdAt().toString());
    return members;
  }

  /** Which file it is: the members of the log line. */
  Map<String, Object> identity() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("fileId", record.fileId().toString());
    members.put("key", key);
    members.put("generation", record.generation());
    return members;
  }

  private Map<String, Object> checksums() {
    Map<String, Object> checksums = new LinkedHashMap<>();
    for (ContentChecksum each : record.content().checksums()) {
      checksums.put(each.algorithm().standardName(), each.hex());
    }
    return checksums;
  }

  private static Map<String, Object> members(SourceVersion source) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bucket", source.bucket());
    members.put("key", source.key());
    if (source.versionId() != null) {
      members.put("versionId", source.versionId());
    }
    members.put("eTag", source.eTag());
    if (source.sequencer() != null) {
      members.put("sequencer", source.sequencer());
    }
    return members;
  }
}
