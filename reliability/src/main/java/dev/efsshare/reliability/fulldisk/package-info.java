/**
 * Fills small file systems to the brim, and makes them read-only, while the library writes. Start
 * with {@link dev.efsshare.reliability.fulldisk.FullDiskCampaign}.
 *
 * <p>The errors are the kernel's own, on a tmpfs and, where this user may mount a loop device, on
 * an ext4 file system of a few MiB.
 */
@NullMarked
package dev.efsshare.reliability.fulldisk;

import org.jspecify.annotations.NullMarked;
