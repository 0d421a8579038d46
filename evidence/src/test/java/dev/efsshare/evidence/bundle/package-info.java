@NullMarked
package dev.efsshare.evidence.bundle;

import org.jspecify.annotations.NullMarked;
