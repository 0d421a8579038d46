/**
 * What checksums cost: the library's beside those of the JDK and of aws-crt, one by one and several
 * in one pass.
 */
@NullMarked
package dev.efsshare.benchmarks.checksum;

import org.jspecify.annotations.NullMarked;
