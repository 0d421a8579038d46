@NullMarked
package dev.efsshare.evidence;

import org.jspecify.annotations.NullMarked;
