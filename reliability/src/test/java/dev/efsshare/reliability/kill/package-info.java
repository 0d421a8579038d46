@NullMarked
package dev.efsshare.reliability.kill;

import org.jspecify.annotations.NullMarked;
