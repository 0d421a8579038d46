package dev.efsshare.local.logs;

/**
 * One line of a log.
 *
 * @param timeMillis milliseconds since 1970
 * @param stream log stream, for example {@code 2026/11/21/[$LATEST]0123…}
 * @param message the line, without its end
 */
public record LogEvent(long timeMillis, String stream, String message) {}
