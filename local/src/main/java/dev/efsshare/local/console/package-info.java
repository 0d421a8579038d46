/**
 * The web console: the files of the project's folder {@code console/page}, served on a port of
 * their own.
 */
@NullMarked
package dev.efsshare.local.console;

import org.jspecify.annotations.NullMarked;
