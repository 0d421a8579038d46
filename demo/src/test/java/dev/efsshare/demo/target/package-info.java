/** Tests of the whole share: real processes, through HTTP, on one machine. */
@NullMarked
package dev.efsshare.demo.target;

import org.jspecify.annotations.NullMarked;
