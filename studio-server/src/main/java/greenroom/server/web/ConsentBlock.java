package greenroom.server.web;

import java.util.List;
import java.util.regex.Pattern;

/** A heading or a paragraph of a consent text. */
public record ConsentBlock(boolean heading, String words) {
  private static final Pattern GAP = Pattern.compile("\\n\\s*\\n");

  /** Splits a text at its empty lines; headings start with {@code ##}. */
  static List<ConsentBlock> of(String body) {
    return GAP.splitAsStream(body.strip())
        .map(
            block ->
                block.startsWith("##")
                    ? new ConsentBlock(true, block.substring(2).strip())
                    : new ConsentBlock(false, block.strip()))
        .toList();
  }
}
