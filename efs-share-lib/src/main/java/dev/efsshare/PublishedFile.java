package dev.efsshare;

import java.nio.file.Path;

/**
 * A publication that did not fail. Immutable.
 *
 * @param path the target, absolute and normalised
 * @param outcome what happened to the name
 * @param content size and checksums of the content that this writer had
 */
public record PublishedFile(Path path, PublishOutcome outcome, ContentSummary content) {}
