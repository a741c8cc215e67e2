package greenroom.task.yaml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The staging apps that a task asked for; what it uses must be among them. */
record StagingApps(List<String> names, Findings findings) {

  /** Notes a problem if the app named by this field is not there. */
  void mustHave(View view, String field) {
    var name = view.text(field);
    if (!names.contains(name)) {
      findings.add(
          view,
          field,
          "The sandbox has no staging app \"" + name + "\".",
          names.isEmpty() ? "Add it to sandbox.stagingApps." : Suggestion.forName(name, names));
    }
  }

  /** Notes a problem if this address leads nowhere in a sandbox. */
  void mustReach(Tree address, String path) {
    var text = ((Tree.Scalar) address).text();
    String problem;
    try {
      var host = new URI(text.replaceAll("\\$\\{persona\\.\\w+}", "x")).getHost();
      if (text.startsWith("file:///") || (host != null && names.contains(app(host)))) {
        return;
      }
      problem = "Nothing answers at this address: a sandbox has no network.";
    } catch (URISyntaxException wrong) {
      problem = "This is not an address: " + wrong.getReason() + ".";
    }
    findings.add(
        address.place(),
        path,
        problem,
        names.isEmpty()
            ? "Add a staging app to sandbox.stagingApps, or use file:///."
            : "Reachable: http://" + String.join(".test/, http://", names) + ".test/.");
  }

  private static String app(String host) {
    return host.endsWith(".test") ? host.substring(0, host.length() - ".test".length()) : "";
  }
}
