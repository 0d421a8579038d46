/** The way for tests of other packages to what this package keeps to itself. */
@NullMarked
package dev.efsshare.producer;

import org.jspecify.annotations.NullMarked;
