/** The commands {@code ./efs-share local} and {@code ./efs-share logs}. */
@NullMarked
package dev.efsshare.local.cli;

import org.jspecify.annotations.NullMarked;
