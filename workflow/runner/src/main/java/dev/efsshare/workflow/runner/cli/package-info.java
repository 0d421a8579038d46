/** The command line: {@code ./efs-share workflow}, with a command for each thing that one does. */
@NullMarked
package dev.efsshare.workflow.runner.cli;

import org.jspecify.annotations.NullMarked;
