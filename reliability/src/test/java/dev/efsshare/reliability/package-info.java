@NullMarked
package dev.efsshare.reliability;

import org.jspecify.annotations.NullMarked;
