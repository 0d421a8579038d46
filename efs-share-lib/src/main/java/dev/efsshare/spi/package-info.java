/**
 * What can be swapped below the publisher: {@link dev.efsshare.spi.StorageSync} (how content and
 * names reach stable storage), {@link dev.efsshare.spi.TemporaryNames} (how unpublished files are
 * called and recognised), {@link dev.efsshare.spi.PublicationListener} (who is told what happened).
 *
 * <p>Implementations must be safe for use by many threads. Imports {@code dev.efsshare} only.
 */
@NullMarked
package dev.efsshare.spi;

import org.jspecify.annotations.NullMarked;
