/**
 * Evidence of a run in one zip: configuration as the stack's own interfaces return it, logs,
 * outputs, versions, the demonstration's report, and the SHA-256 of every file.
 *
 * <p>{@link dev.efsshare.evidence.EvidenceCommand} is the entry. It runs the demonstration, lets a
 * {@link dev.efsshare.evidence.Collector} fill a {@link dev.efsshare.evidence.bundle.Bundle}, and
 * seals that. {@code dev.efsshare.evidence.aws} asks AWS, {@code dev.efsshare.evidence.local} the
 * local stack; {@code dev.efsshare.evidence.bundle.Verification} checks a zip.
 */
@NullMarked
package dev.efsshare.evidence;

import org.jspecify.annotations.NullMarked;
