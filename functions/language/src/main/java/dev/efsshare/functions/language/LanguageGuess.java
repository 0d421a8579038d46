package dev.efsshare.functions.language;

/**
 * A language that a text may be in.
 *
 * @param language as the model names it: ISO 639-3, for example {@code deu}
 * @param probability from 0 to 1, rounded to six digits
 */
public record LanguageGuess(String language, double probability) {}
