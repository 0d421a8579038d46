/** The way for tests of other packages to what this package keeps to itself. */
@NullMarked
package dev.efsshare.consumer;

import org.jspecify.annotations.NullMarked;
