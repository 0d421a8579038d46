/**
 * Every fault at every call: a publication is run once for each call it makes on the file system
 * and each way in which that call can go wrong, alone and in pairs, and what is left and what was
 * told are compared with what the library promises.
 *
 * <p>Start with {@link dev.efsshare.reliability.enumeration.Enumeration}. A {@link
 * dev.efsshare.reliability.enumeration.Subject} is what is tried, a {@link
 * dev.efsshare.reliability.enumeration.Trial} one run of it, with the promises it is held to.
 */
@NullMarked
package dev.efsshare.reliability.enumeration;

import org.jspecify.annotations.NullMarked;
