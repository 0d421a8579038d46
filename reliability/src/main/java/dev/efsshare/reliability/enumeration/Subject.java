package dev.efsshare.reliability.enumeration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A way of publishing that is tried. Immutable; one for many trials. */
public interface Subject {

  /**
   * What is tried, for the report.
   *
   * @return a few words
   */
  String name();

  /**
   * What may have the target's name before a trial.
   *
   * @return the states that make a difference
   */
  List<TargetState> states();

  /**
   * Prepares a trial, on a file system that behaves.
   *
   * @param root an empty directory, used for nothing else
   * @param state what the target's name is to lead to
   * @return the trial
   * @throws IOException if the file system fails
   */
  Trial begin(Path root, TargetState state) throws IOException;
}
