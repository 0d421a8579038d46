/**
 * The frame around a function: event in, routing, answer out, one log line for every error. {@link
 * dev.efsshare.functions.shell.FunctionShell} is where to start.
 */
@NullMarked
package dev.efsshare.functions.shell;

import org.jspecify.annotations.NullMarked;
