@NullMarked
package dev.efsshare.workflow.runner.corpus;

import org.jspecify.annotations.NullMarked;
