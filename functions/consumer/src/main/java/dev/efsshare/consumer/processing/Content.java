package dev.efsshare.consumer.processing;

import dev.efsshare.ContentSummary;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as a processor gets it.
 *
 * @param stream from the first byte; closed by the caller
 * @param format as its first bytes tell
 * @param known size and checksums on record, or null if none are; the stream is checked against the
 *     size and the SHA-256 of the record while it is read
 */
public record Content(InputStream stream, FileFormat format, @Nullable ContentSummary known) {}
