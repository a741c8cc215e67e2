package greenroom.server.endtoend;

import org.openqa.selenium.Keys;

/** How a person corrects the invoice in Calc, with the keyboard on the streamed desktop. */
final class WorkbookWork {
  private final Volunteer volunteer;

  WorkbookWork(Volunteer volunteer) {
    this.volunteer = volunteer;
  }

  /** Goes to a cell by the Name Box above the sheet and types what belongs there. */
  WorkbookWork enter(String cell, String value) {
    StreamedDesktop desktop = volunteer.desktop();
    desktop.click(60, 152).hotkey(Keys.CONTROL, "a").type(cell).press("\n");
    desktop.type(value).press("\n");
    return this;
  }

  /**
   * All that the task asks for, in another hand, so that it is not taken for what was typed before.
   */
  WorkbookWork correctEverything() {
    return enter("C9", "12.0")
        .enter("D13", "19.450")
        .enter("A16", "st-310")
        .enter("E20", "=sum(e7:e18)");
  }

  /** Saves; keeps the format if Calc asks. */
  WorkbookWork save() {
    volunteer.desktop().hotkey(Keys.CONTROL, "s");
    return this;
  }
}
