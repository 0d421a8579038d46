/**
 * Files that are replaced while others read them: a key has generations, each an immutable file.
 *
 * <p>Replacing a file in place is where NFS hurts: readers of the old one get stale handles, the
 * name may be missing for a moment, metadata and content go apart. Here content never changes:
 * {@link dev.efsshare.store.VersionedStore}, the place to start, writes a new file for each
 * generation and a record that names it; of two writers of one generation exactly one wins. Readers
 * resolve the newest record once and then hold an immutable file. No locks.
 *
 * <p>On the mount, below the store's root:
 *
 * <pre>
 * models/&lt;key&gt;                                   hard link to the newest generation's content
 * .efs-share/objects/&lt;aa&gt;/&lt;fileId&gt;               content, immutable
 * .efs-share/keys/&lt;aa&gt;/&lt;sha256 of key&gt;/&lt;n&gt;.json  record of generation n (20 digits)
 * .efs-share/ids/&lt;aa&gt;/&lt;fileId&gt;                   leads from an id to its key
 * </pre>
 *
 * <p>{@code aa} are the first two characters of the name below it. A put writes id, content, record
 * and link, in this order, each by one atomic link or rename; only the record makes a generation.
 * Removal goes record, content, id: so whatever a crash leaves has an id and no record, and is
 * found by that. Directories are made on demand with mode 0755 and never removed.
 *
 * <h2>Format</h2>
 *
 * <p>Records and ids are JSON objects in UTF-8, 64 KiB at most, never changed once they are there:
 *
 * <pre>{@code
 * {
 *   "schema": 1,
 *   "key": "nlp/langdetect.bin",
 *   "fileId": "0f8fad5b-d9cb-469f-a165-70867728950e",    a UUID of version 4
 *   "generation": 7,
 *   "sizeBytes": 10568188,
 *   "checksums": {"SHA-256": "...", "CRC64NVME": "..."},  lower-case hexadecimal; SHA-256 is always there
 *   "source": {"bucket": "...", "key": "...", "versionId": "...", "eTag": "...", "sequencer": "..."},
 *   "verifiedBy": "CRC64NVME full object",
 *   "createdAt": "2026-11-21T01:02:03.456Z"               by the writer's clock
 * }
 * }</pre>
 *
 * <p>An id has {@code schema} and {@code key} only. {@code source}, and in it {@code versionId} and
 * {@code sequencer}, are left out when there are none. Readers ignore members and checksums that
 * they do not know; what they cannot do without comes with another schema number, which they
 * refuse.
 *
 * <p>Everything here is safe for use by many threads. Imports {@code dev.efsshare} only.
 */
@NullMarked
package dev.efsshare.store;

import org.jspecify.annotations.NullMarked;
