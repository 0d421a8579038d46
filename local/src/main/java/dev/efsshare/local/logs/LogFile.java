package dev.efsshare.local.logs;

import java.nio.file.Path;

/**
 * The file of one log stream.
 *
 * @param file absolute path
 * @param group log group, without a leading slash
 * @param stream name of the stream: a day and an id
 */
record LogFile(Path file, String group, String stream) {

  private static final String SUFFIX = ".log";

  /** Year, month, day and the rest of the stream's name. */
  private static final int STREAM_PARTS = 4;

  static LogFile in(Path logs, Path file) {
    Path relative = logs.relativize(file);
    int groupParts = Math.max(1, relative.getNameCount() - STREAM_PARTS);
    String stream =
        relative.getNameCount() > groupParts
            ? relative.subpath(groupParts, relative.getNameCount()).toString()
            : relative.toString();
    return new LogFile(
        file,
        relative.subpath(0, groupParts).toString(),
        stream.substring(0, stream.length() - SUFFIX.length()));
  }

  /** The function that the stream's name tells; empty when the group tells it. */
  String owner() {
    String last = stream.substring(stream.lastIndexOf('/') + 1);
    return last.substring(0, Math.max(0, last.indexOf('[')));
  }
}
