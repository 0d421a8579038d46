/**
 * The library as Jakarta CDI beans: an application that produces a {@link
 * dev.efsshare.cdi.ShareConfiguration} can inject {@link dev.efsshare.FilePublisher}, {@link
 * dev.efsshare.VerifiedReader} and {@link dev.efsshare.DirectoryBootstrap}.
 *
 * <p>{@link dev.efsshare.cdi.ShareProducer} is all there is; it holds no logic of its own. Needs
 * the Jakarta CDI API 4.1, which is an optional dependency. May import all of the library.
 */
@NullMarked
package dev.efsshare.cdi;

import org.jspecify.annotations.NullMarked;
