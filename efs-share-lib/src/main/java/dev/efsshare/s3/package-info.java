/**
 * The object store port on Amazon S3: {@link dev.efsshare.s3.S3ObjectStore} over the AWS SDK for
 * Java v2, which is an optional dependency of this library: an application that uses this package
 * brings {@code software.amazon.awssdk:s3} and an HTTP client.
 *
 * <p>Imports {@code dev.efsshare.transfer} and the AWS SDK only.
 */
@NullMarked
package dev.efsshare.s3;

import org.jspecify.annotations.NullMarked;
