/**
 * A folder of files that becomes one zip with a manifest, and the check of such a zip. Knows
 * nothing of AWS or of stacks.
 */
@NullMarked
package dev.efsshare.evidence.bundle;

import org.jspecify.annotations.NullMarked;
