@NullMarked
package dev.efsshare.reliability.enumeration;

import org.jspecify.annotations.NullMarked;
