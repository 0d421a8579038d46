@NullMarked
package dev.efsshare.local.http;

import org.jspecify.annotations.NullMarked;
