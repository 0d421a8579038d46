@NullMarked
package dev.efsshare.local;

import org.jspecify.annotations.NullMarked;
