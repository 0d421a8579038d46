/** One JSON object a line: log lines, and metrics in CloudWatch's embedded format. */
@NullMarked
package dev.efsshare.functions.log;

import org.jspecify.annotations.NullMarked;
