package greenroom.task.yaml;

import greenroom.task.Problem;

/** The reading ends here, with this one problem. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
