/** What a figure that was measured here depends on: the machine and the commit. */
@NullMarked
package dev.efsshare.local.machine;

import org.jspecify.annotations.NullMarked;
