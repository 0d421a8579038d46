@NullMarked
package dev.efsshare.local.cli;

import org.jspecify.annotations.NullMarked;
