package dev.efsshare.local.template;

/** A template that cannot be run. The message names the place in the template and the way out. */
public sealed class TemplateException extends RuntimeException permits ParameterException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message place, value and way out, fit to be shown to a user as it is
   */
  public TemplateException(String message) {
    super(message);
  }

  TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
