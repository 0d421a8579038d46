@NullMarked
package dev.efsshare.workflow.runner.cli;

import org.jspecify.annotations.NullMarked;
