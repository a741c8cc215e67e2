package greenroom.server.web;

/** The page is for somebody, and the browser has not said who uses it. */
final class SignInNeeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who the page is for. */
  enum As {
    VOLUNTEER("/return"),
    STAFF("/staff");

    private final String page;

    As(String page) {
      this.page = page;
    }

    /** Where to say who one is. */
    String page() {
      return page;
    }
  }

  private final As as;

  SignInNeeded(As as) {
    super(
        switch (as) {
          case VOLUNTEER -> "This page belongs to a volunteer. Come back with your recovery code.";
          case STAFF -> "This page is for the study's team. Sign in first.";
        });
    this.as = as;
  }

  As as() {
    return as;
  }
}
