package dev.efsshare.local.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A {@code NAME=VALUE} of the command line.
 *
 * @param name not empty
 * @param value everything after the first {@code =}
 */
record Assignment(String name, String value) {

  /** Reads an assignment. */
  static final class Converter implements ITypeConverter<Assignment> {

    @Override
    public Assignment convert(String text) {
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new TypeConversionException("'" + text + "' is not of the form NAME=VALUE");
      }
      return new Assignment(text.substring(0, sign), text.substring(sign + 1));
    }
  }
}
