@NullMarked
package dev.efsshare.local.s3;

import org.jspecify.annotations.NullMarked;
