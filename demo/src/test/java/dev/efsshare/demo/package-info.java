/** The demonstration without a stack: selection, progress, samples, command line. */
@NullMarked
package dev.efsshare.demo;

import org.jspecify.annotations.NullMarked;
