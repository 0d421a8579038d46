/**
 * What every campaign with real files has in common: content that tells a tear, attempts and their
 * ledger, workers that use the library, readers, and the audit of what is there in the end.
 *
 * <p>A campaign gives {@link dev.efsshare.reliability.workload.Worker}s a {@link
 * dev.efsshare.reliability.workload.Site}, disturbs them, and hands what they noted to an {@link
 * dev.efsshare.reliability.workload.Audit}.
 */
@NullMarked
package dev.efsshare.reliability.workload;

import org.jspecify.annotations.NullMarked;
