package greenroom.recorder.host;

/** A request that the host does not carry out; the message is its problem's detail. */
final class HostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  private HostException(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static HostException badRequest(String detail) {
    return new HostException(400, "Not possible as asked", detail);
  }

  static HostException notFound(String detail) {
    return new HostException(404, "Not here", detail);
  }

  static HostException conflict(String detail) {
    return new HostException(409, "Not possible now", detail);
  }

  Problem problem() {
    return Problem.of(status, title, String.valueOf(getMessage()));
  }
}
