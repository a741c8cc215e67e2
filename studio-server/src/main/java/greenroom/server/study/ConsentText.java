package greenroom.server.study;

/**
 * One version of a consent text. It never changes: a new text is a new version.
 *
 * @param language BCP 47, for example {@code en}
 * @param body plain text; paragraphs are separated by an empty line, headings start with {@code ##}
 * @param sha256 hex, of the body's UTF-8 bytes
 */
public record ConsentText(int version, String language, String body, String sha256) {}
