/**
 * The demonstration: does the share's main jobs on a local or a deployed stack, measures them and
 * checks every answer.
 *
 * <p>{@link dev.efsshare.demo.DemoCommand} is the entry for people, {@link
 * dev.efsshare.demo.DemoRun} for programs: it runs the {@link dev.efsshare.demo.Step}s of a {@link
 * dev.efsshare.demo.Selection} one after the other on one {@link dev.efsshare.demo.Share}. Where
 * that is, {@code dev.efsshare.demo.target} knows; what each step shows is in {@code
 * dev.efsshare.demo.steps}; what is read afterwards in {@code dev.efsshare.demo.report}. Nothing
 * here imports function code: a step sees the share as a client does, through HTTP and S3, and
 * through the mount where it runs on this machine.
 */
@NullMarked
package dev.efsshare.demo;

import org.jspecify.annotations.NullMarked;
