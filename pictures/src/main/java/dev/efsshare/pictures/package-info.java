/** To come. */
@NullMarked
package dev.efsshare.pictures;

import org.jspecify.annotations.NullMarked;
