package greenroom.server.web;

/** What one page shows; its template gets it as {@code page}. */
public interface Page {

  /** The template's name below {@code src/main/jte}, without its ending. */
  String template();

  /** For the browser's tab, without the product's name. */
  String title();

  /** The address in the page head's navigation that this page belongs to; empty for none. */
  default String section() {
    return "";
  }
}
