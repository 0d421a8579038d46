/** Campaigns that try to make the library lose or tear a file, and say what they saw. */
@NullMarked
package dev.efsshare.reliability;

import org.jspecify.annotations.NullMarked;
