/** What is true of all packages of this module. */
@NullMarked
package dev.efsshare.functions;

import org.jspecify.annotations.NullMarked;
