/**
 * The events that AWS delivers, as neutral requests. {@link
 * dev.efsshare.functions.event.EventParser} is where to start.
 */
@NullMarked
package dev.efsshare.functions.event;

import org.jspecify.annotations.NullMarked;
