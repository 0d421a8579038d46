@NullMarked
package dev.efsshare.workflow.runner.task;

import org.jspecify.annotations.NullMarked;
