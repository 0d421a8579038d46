/**
 * What a person or a program reads of a demonstration: {@link dev.efsshare.demo.report.DemoReport}
 * as a table, as JSON and as Markdown. The JSON is described by docs/demo-report.schema.json.
 */
@NullMarked
package dev.efsshare.demo.report;

import org.jspecify.annotations.NullMarked;
