@NullMarked
package dev.efsshare.evidence.collect;

import org.jspecify.annotations.NullMarked;
