/**
 * Reading what the functions of a stack have logged, while it runs and afterwards. {@link
 * dev.efsshare.local.logs.LogFolder} is where to start; {@link dev.efsshare.local.logs.LogQuery}
 * says what is wanted of it.
 */
@NullMarked
package dev.efsshare.local.logs;

import org.jspecify.annotations.NullMarked;
