/** JSON without mapping: objects as maps, read with checked types. */
@NullMarked
package dev.efsshare.functions.json;

import org.jspecify.annotations.NullMarked;
