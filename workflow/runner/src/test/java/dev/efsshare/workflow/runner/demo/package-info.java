@NullMarked
package dev.efsshare.workflow.runner.demo;

import org.jspecify.annotations.NullMarked;
