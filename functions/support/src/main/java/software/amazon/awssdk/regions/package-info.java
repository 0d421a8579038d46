/** The one class of the AWS SDK that the functions replace. */
@NullMarked
package software.amazon.awssdk.regions;

import org.jspecify.annotations.NullMarked;
