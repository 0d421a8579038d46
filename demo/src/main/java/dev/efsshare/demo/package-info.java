/**
 * The demonstration: starts the local stack, does the share's main job on it and checks every
 * answer.
 *
 * <p>{@link dev.efsshare.demo.DemoCommand} is the entry; {@link dev.efsshare.demo.Demonstration}
 * runs the {@link dev.efsshare.demo.Step}s of {@code dev.efsshare.demo.steps} one after the other
 * on one {@link dev.efsshare.demo.Share}; {@link dev.efsshare.demo.Report} is what a person or a
 * program reads afterwards. Nothing here imports function code: a step sees the share as a client
 * does, through HTTP, S3 and the mount.
 */
@NullMarked
package dev.efsshare.demo;

import org.jspecify.annotations.NullMarked;
