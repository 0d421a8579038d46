package dev.efsshare.reliability.enumeration;

/** The library did what it promises not to do. */
public final class BrokenPromise extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenPromise(String what) {
    super(what);
  }

  BrokenPromise(String what, Throwable cause) {
    super(what, cause);
  }
}
