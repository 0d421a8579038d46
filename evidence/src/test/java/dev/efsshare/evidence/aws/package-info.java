@NullMarked
package dev.efsshare.evidence.aws;

import org.jspecify.annotations.NullMarked;
