@NullMarked
package dev.efsshare.workflow.runner.queue;

import org.jspecify.annotations.NullMarked;
