@NullMarked
package dev.efsshare.local.console;

import org.jspecify.annotations.NullMarked;
