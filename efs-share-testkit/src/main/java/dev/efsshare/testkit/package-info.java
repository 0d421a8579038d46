/** Misbehaving {@code java.nio.file} file systems. */
@NullMarked
package dev.efsshare.testkit;

import org.jspecify.annotations.NullMarked;
