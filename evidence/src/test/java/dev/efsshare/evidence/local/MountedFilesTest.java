package dev.efsshare.evidence.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedFilesTest {
  @TempDir private Path mount;

  @Test
  void visitFile_goneSinceItWasMet_isLeftOut() throws IOException {
    Path stays = Files.writeString(mount.resolve("a"), "one");
    Path goes = Files.writeString(mount.resolve("b"), "two");
    BasicFileAttributes met = Files.readAttributes(goes, BasicFileAttributes.class);
    Files.delete(goes);
    MountedFiles.Listing listing = new MountedFiles.Listing(mount);

    assertThat(listing.visitFile(goes, met)).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(listing.visitFile(stays, met)).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(listing.files()).extracting(MountedFiles.MountedFile::path).containsExactly("a");
  }
}
