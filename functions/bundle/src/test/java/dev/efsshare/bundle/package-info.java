/** Tests. */
@NullMarked
package dev.efsshare.bundle;

import org.jspecify.annotations.NullMarked;
