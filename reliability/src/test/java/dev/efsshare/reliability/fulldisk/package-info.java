@NullMarked
package dev.efsshare.reliability.fulldisk;

import org.jspecify.annotations.NullMarked;
