/** A bench for stages: a real S3 server, a share with a model, invocations as Lambda makes them. */
@NullMarked
package dev.efsshare.workflow.testing;

import org.jspecify.annotations.NullMarked;
