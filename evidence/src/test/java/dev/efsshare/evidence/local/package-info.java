@NullMarked
package dev.efsshare.evidence.local;

import org.jspecify.annotations.NullMarked;
