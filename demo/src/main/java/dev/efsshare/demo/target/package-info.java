/**
 * Where a demonstration runs: on the local stack or on a deployed one.
 *
 * <p>{@link dev.efsshare.demo.target.Target} is what both have; {@link
 * dev.efsshare.demo.target.Host} is what only a stack on this machine has: its mount, its logs as
 * files, and processes that can be killed. {@link dev.efsshare.demo.target.StackOutputs} tells
 * where a stack's parts are.
 */
@NullMarked
package dev.efsshare.demo.target;

import org.jspecify.annotations.NullMarked;
