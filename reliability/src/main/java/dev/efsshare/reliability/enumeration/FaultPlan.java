package dev.efsshare.reliability.enumeration;

import dev.efsshare.testkit.Call;
import dev.efsshare.testkit.DiskError;
import dev.efsshare.testkit.Misbehaviour;
import dev.efsshare.testkit.Operation;
import dev.efsshare.testkit.SimulatedCrash;
import java.io.IOException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Lets things go wrong at numbered calls, over all attempts of a trial. One thread at a time. */
final class FaultPlan implements Misbehaviour {
  private final List<Fault> faults;
  private final Runnable rival;
  private final List<Operation> operations = new ArrayList<>();
  private boolean isDead;

  FaultPlan(List<Fault> faults, Runnable rival) {
    this.faults = List.copyOf(faults);
    this.rival = rival;
  }

  /** The calls that were made, in order. */
  List<Operation> operations() {
    return operations;
  }

  /** Whether the process died; the next one starts with that. */
  boolean restart() {
    boolean died = isDead;
    isDead = false;
    return died;
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    if (isDead) {
      // Whatever the dying process still tries does not reach the disk.
      throw new SimulatedCrash("dead already");
    }
    operations.add(call.operation());
    for (Fault fault : faults) {
      if (fault.call() == operations.size()) {
        return goWrong(fault.kind(), call, action);
      }
    }
    return action.run();
  }

  private <T> T goWrong(Fault.Kind kind, Call call, Action<T> action) throws IOException {
    return switch (kind) {
      case RIVAL_BEFORE -> {
        rival.run();
        yield action.run();
      }
      case CRASH_BEFORE -> throw die();
      case ERROR_BEFORE -> throw DiskError.EIO.on(call);
      case CRASH_AFTER -> {
        runQuietly(action);
        throw die();
      }
      case ERROR_AFTER -> {
        action.run();
        throw DiskError.EIO.on(call);
      }
      case LOST_REPLY -> {
        action.run();
        throw answerToTheRepeatedCall(call);
      }
    };
  }

  private static void runQuietly(Action<?> action) {
    try {
      action.run();
    } catch (IOException e) {
      // Nobody is alive to be told.
    }
  }

  private SimulatedCrash die() {
    isDead = true;
    return new SimulatedCrash("at call " + operations.size());
  }

  private static IOException answerToTheRepeatedCall(Call call) {
    boolean isCreation =
        call.operation() == Operation.LINK
            || call.operation() == Operation.CREATE_DIRECTORY
            || (call instanceof Call.Opening opening
                && opening.options().contains(StandardOpenOption.CREATE_NEW));
    boolean isRemoval = call.operation() == Operation.MOVE || call.operation() == Operation.DELETE;
    if (isCreation) {
      return DiskError.EEXIST.on(call);
    }
    return isRemoval ? DiskError.ENOENT.on(call) : DiskError.EIO.on(call);
  }
}
