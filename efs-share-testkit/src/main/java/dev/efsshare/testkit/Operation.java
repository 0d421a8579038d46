package dev.efsshare.testkit;

/** What a program asks of a file system, one constant for each kind of call. */
public enum Operation {
  /** open(2) of a file, with or without creating it. */
  OPEN(true),
  /** read(2) or pread(2) on an open file. */
  READ(false),
  /** write(2) or pwrite(2) on an open file. */
  WRITE(true),
  /** fsync(2) on an open file or directory. */
  FORCE(true),
  /** ftruncate(2). */
  TRUNCATE(true),
  /** The size of an open file. */
  SIZE(false),
  /** close(2) of a file or a listing. */
  CLOSE(true),
  /** opendir(3). */
  LIST(false),
  /** readdir(3): the next entry of a listing. */
  NEXT_ENTRY(false),
  /** link(2). */
  LINK(true),
  /** symlink(2). */
  SYMBOLIC_LINK(true),
  /** readlink(2). */
  READ_LINK(false),
  /** rename(2). */
  MOVE(true),
  /** A copy, which no single system call makes. */
  COPY(true),
  /** unlink(2) or rmdir(2). */
  DELETE(true),
  /** mkdir(2). */
  CREATE_DIRECTORY(true),
  /** stat(2) or lstat(2). */
  READ_ATTRIBUTES(false),
  /** chmod(2), chown(2) or utimensat(2). */
  SET_ATTRIBUTES(true),
  /** access(2). */
  CHECK_ACCESS(false),
  /** realpath(3). */
  REAL_PATH(false),
  /** Two stat(2) and a comparison. */
  IS_SAME_FILE(false),
  /** statvfs(3). */
  FILE_STORE(false);

  private final boolean hasEffect;

  Operation(boolean hasEffect) {
    this.hasEffect = hasEffect;
  }

  /**
   * Whether the call can change anything.
   *
   * @return false if failing before the call and failing after it are the same
   */
  public boolean hasEffect() {
    return hasEffect;
  }
}
