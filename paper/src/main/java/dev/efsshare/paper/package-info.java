/** To come. */
@NullMarked
package dev.efsshare.paper;

import org.jspecify.annotations.NullMarked;
