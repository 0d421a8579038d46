/** Tests of the whole share: real processes, through HTTP, on one machine. */
@NullMarked
package dev.efsshare.demo.report;

import org.jspecify.annotations.NullMarked;
