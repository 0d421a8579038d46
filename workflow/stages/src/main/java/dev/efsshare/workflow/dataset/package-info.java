/**
 * What Store leaves: a dataset, partitioned by language.
 *
 * <p>A dataset is there when its {@link dev.efsshare.workflow.dataset.DatasetManifest} is, which is
 * written last and names every object. Nothing of a dataset is ever written a second time: a claim
 * that is written first says which content it will have, everything follows from that content, and
 * every writer of it writes the same bytes.
 */
@NullMarked
package dev.efsshare.workflow.dataset;

import org.jspecify.annotations.NullMarked;
