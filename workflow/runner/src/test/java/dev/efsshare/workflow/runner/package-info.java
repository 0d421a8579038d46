@NullMarked
package dev.efsshare.workflow.runner;

import org.jspecify.annotations.NullMarked;
