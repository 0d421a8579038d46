/**
 * The share and the bucket as both functions use them, and what their failures mean to a caller.
 * {@link dev.efsshare.functions.share.Share} is where to start.
 */
@NullMarked
package dev.efsshare.functions.share;

import org.jspecify.annotations.NullMarked;
