/**
 * File systems for tests: each lays one misbehaviour over another file system.
 *
 * <p>Needs nothing but java.base.
 */
module dev.efsshare.testkit {
  requires static org.jspecify;

  exports dev.efsshare.testkit;
}
