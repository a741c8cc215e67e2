package greenroom.server.web;

import greenroom.server.consent.Receipt;
import java.util.List;

/** What a volunteer agreed to. */
public record ReceiptsPage(String pseudonym, List<Shown> receipts) implements Page {
  public ReceiptsPage {
    receipts = List.copyOf(receipts);
  }

  /**
   * @param purposes titles of what was allowed
   */
  public record Shown(Receipt receipt, List<String> purposes) {
    public Shown {
      purposes = List.copyOf(purposes);
    }
  }

  @Override
  public String template() {
    return "receipts";
  }

  @Override
  public String title() {
    return "What you agreed to";
  }

  @Override
  public String section() {
    return "/home/receipt";
  }
}
