package greenroom.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.Keys;

/**
 * How a person updates the ticket: with mouse and keyboard on the streamed desktop, reading the
 * instruction.
 */
final class TicketWork {
  private static final int RIGHT_OF_LABEL = 700;

  private final StreamedDesktop desktop;
  private final Eyes eyes;
  private final String password;
  private final String customer;
  private final String phone;

  TicketWork(Volunteer volunteer, Eyes eyes, String instruction) {
    this.desktop = volunteer.desktop();
    this.eyes = eyes;
    this.password = read(instruction, "with the password (\\S+)\\.");
    this.customer = read(instruction, "Find (.+)'s ticket about");
    this.phone = read(instruction, "Call back on ([+0-9 ()-]+[0-9])");
  }

  /** A slip that the ticket desk refuses; what was typed must not be kept anywhere. */
  TicketWork signInWrongly(String wrongPassword) {
    for (int again = 0; again < 3 && !refused(); again++) {
      signIn(wrongPassword);
    }
    assertThat(refused()).isTrue();
    return this;
  }

  /** Signs in and does all that is asked. */
  void doIt() {
    // The login page moves the cursor once it is ready; who typed into that tries again.
    for (int again = 0; again < 3 && !eyes.sees("document web", "RT at a glance"); again++) {
      signIn(password);
    }
    eyes.find("document web", "RT at a glance");
    desktop.click(880, 103).type(customer).press("\n"); // the search box, which has no name
    click("link", "Delivery is a week late", () -> eyes.sees("link", "Basics"));
    click("link", "Basics", () -> eyes.sees("push button", "Save Changes"));
    choose("Status:", "open");
    choose("Owner:", "Rowan Hale");
    choose("Priority:", "High");
    click("push button", "Save Changes");
    click("link", "Actions", () -> eyes.sees("link", "Comment"));
    click("link", "Comment", () -> eyes.sees("document web", "Update ticket"));
    desktop.click(380, 480).type("Call back on " + phone).press(Keys.TAB).press("\n");
    eyes.find("static", "Comments added");
  }

  private boolean refused() {
    return eyes.sees("static", "Your username or password is incorrect");
  }

  private void signIn(String withPassword) {
    Eyes.Place label = eyes.find("static", "Username:");
    desktop.click(RIGHT_OF_LABEL, label.y()).hotkey(Keys.CONTROL, "a").type("rowan.hale");
    desktop.press(Keys.TAB).type(withPassword).press("\n");
  }

  /** Opens the list beside a label and takes an entry. */
  private void choose(String label, String entry) {
    desktop.click(RIGHT_OF_LABEL, eyes.find("static", label).y());
    click("static", entry);
  }

  private void click(String role, String name) {
    Eyes.Place place = eyes.find(role, name);
    desktop.click(place.x(), place.y());
  }

  /** Clicks, and again where a page that was still being drawn did not take it. */
  private void click(String role, String name, BooleanSupplier taken) {
    for (int again = 0; again < 3; again++) {
      click(role, name);
      if (taken.getAsBoolean()) {
        return;
      }
    }
    throw new AssertionError("Clicking " + name + " led nowhere");
  }

  private static String read(String instruction, String form) {
    Matcher found = Pattern.compile(form).matcher(instruction);
    if (!found.find()) {
      throw new AssertionError("The instruction does not say " + form);
    }
    return found.group(1);
  }
}
