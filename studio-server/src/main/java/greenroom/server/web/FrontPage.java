package greenroom.server.web;

/** The first page, for whoever comes without a link. */
public record FrontPage() implements Page {
  @Override
  public String template() {
    return "front";
  }

  @Override
  public String title() {
    return "Paid work on a desktop that is not yours";
  }
}
