@NullMarked
package dev.efsshare.reliability.workload;

import org.jspecify.annotations.NullMarked;
