/** Environment variables, parsed once. */
@NullMarked
package dev.efsshare.functions.config;

import org.jspecify.annotations.NullMarked;
