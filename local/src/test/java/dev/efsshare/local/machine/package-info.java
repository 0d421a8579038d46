@NullMarked
package dev.efsshare.local.machine;

import org.jspecify.annotations.NullMarked;
