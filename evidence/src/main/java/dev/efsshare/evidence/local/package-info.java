/**
 * The local stack: {@link dev.efsshare.evidence.local.LocalCollector} keeps what its template
 * declares beside what is real on this machine, and says which is which.
 */
@NullMarked
package dev.efsshare.evidence.local;

import org.jspecify.annotations.NullMarked;
