/** The web console in a real browser, in front of a real local stack. */
@NullMarked
package dev.efsshare.console;

import org.jspecify.annotations.NullMarked;
