@NullMarked
package dev.efsshare.local.logs;

import org.jspecify.annotations.NullMarked;
