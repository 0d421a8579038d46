/** The command {@code ./efs-share local}. */
@NullMarked
package dev.efsshare.local.cli;

import org.jspecify.annotations.NullMarked;
