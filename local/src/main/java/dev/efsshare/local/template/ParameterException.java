package dev.efsshare.local.template;

/**
 * Values of parameters that the template does not take: one is missing, unknown or not allowed, or
 * several do not go together. The template itself may be sound.
 */
public final class ParameterException extends TemplateException {
  private static final long serialVersionUID = 1L;

  ParameterException(String message) {
    super(message);
  }
}
