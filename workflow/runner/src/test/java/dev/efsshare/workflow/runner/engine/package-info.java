@NullMarked
package dev.efsshare.workflow.runner.engine;

import org.jspecify.annotations.NullMarked;
