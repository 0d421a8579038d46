/**
 * Reads a SAM template into what the local stack runs.
 *
 * <p>Start at {@link dev.efsshare.local.template.TemplateReader}; it answers a {@link
 * dev.efsshare.local.template.StackTemplate}, an immutable description with every intrinsic
 * function resolved to a local value. Only what the stack runs is read; resources it does not know
 * are ignored, so the same file deploys and runs locally.
 */
@NullMarked
package dev.efsshare.local.template;

import org.jspecify.annotations.NullMarked;
