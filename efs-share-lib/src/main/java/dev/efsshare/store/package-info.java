/**
 * Files that are replaced while others read them: a key has generations, each an immutable file.
 *
 * <p>Replacing a file in place is where NFS hurts: readers of the old one get stale handles, the name
 * may be missing for a moment, metadata and content go apart. Here content never changes: {@code
 * VersionedStore} writes a new file for each generation and a record that names
 * it; of two writers of one generation exactly one wins. Readers resolve the newest record once and
 * then hold an immutable file. No locks.
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
 * <p>Imports {@code dev.efsshare} only.
 */
@NullMarked
package dev.efsshare.store;

import org.jspecify.annotations.NullMarked;
