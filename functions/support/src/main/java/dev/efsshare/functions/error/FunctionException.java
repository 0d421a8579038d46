package dev.efsshare.functions.error;

/** A {@link Problem} on its way to the answer. */
public final class FunctionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  private final transient Problem problem;

  /** An exception about a problem. */
  public FunctionException(Problem problem) {
    super(problem.code() + ": " + problem.message(), problem.cause());
    this.problem = problem;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}
