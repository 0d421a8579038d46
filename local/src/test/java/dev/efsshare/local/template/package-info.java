@NullMarked
package dev.efsshare.local.template;

import org.jspecify.annotations.NullMarked;
