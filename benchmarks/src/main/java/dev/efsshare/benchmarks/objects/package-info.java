/**
 * An object server on the loopback interface that is quicker than what is measured with it: whole
 * objects and ranges leave by sendfile(2). Not an S3: enough of it for clients that read.
 */
@NullMarked
package dev.efsshare.benchmarks.objects;

import org.jspecify.annotations.NullMarked;
