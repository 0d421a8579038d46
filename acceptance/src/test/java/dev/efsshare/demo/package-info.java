/**
 * The whole share as those see it who use it: real processes, through HTTP, on one machine. In the
 * package of the demonstration, whose steps and reports they use.
 */
@NullMarked
package dev.efsshare.demo;

import org.jspecify.annotations.NullMarked;
