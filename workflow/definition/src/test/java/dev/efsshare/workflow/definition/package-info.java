@NullMarked
package dev.efsshare.workflow.definition;

import org.jspecify.annotations.NullMarked;
