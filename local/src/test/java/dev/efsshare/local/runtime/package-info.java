@NullMarked
package dev.efsshare.local.runtime;

import org.jspecify.annotations.NullMarked;
