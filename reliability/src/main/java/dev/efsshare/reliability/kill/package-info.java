/**
 * Kills processes with SIGKILL while they use the library, thousands of times, and looks what is
 * left. Start with {@link dev.efsshare.reliability.kill.KillCampaign}.
 *
 * <p>What this shows: no moment of a call leaves part of a file, or takes back what was
 * acknowledged, when the process ends there. What it does not show: the loss of power, since the
 * kernel keeps what a killed process wrote.
 */
@NullMarked
package dev.efsshare.reliability.kill;

import org.jspecify.annotations.NullMarked;
