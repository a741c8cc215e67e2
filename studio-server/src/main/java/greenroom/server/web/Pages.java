package greenroom.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import greenroom.server.Person;
import greenroom.server.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renders pages. The templates were compiled with the project. */
@Singleton
final class Pages {
  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Assets assets;

  Pages(Assets assets) {
    this.assets = assets;
  }

  MutableHttpResponse<String> show(Visitor visitor, Page page) {
    return show(HttpStatus.OK, visitor, page);
  }

  MutableHttpResponse<String> show(HttpStatus status, Visitor visitor, Page page) {
    return HttpResponse.<String>status(status).contentType(HTML).body(render(visitor, page));
  }

  /** The page as HTML. */
  String render(Visitor visitor, Page page) {
    var frame =
        new Frame(
            page.title(),
            assets.address(),
            visitor.csrf(),
            links(visitor, page.section()),
            name(visitor));
    var output = new StringOutput();
    templates.render(page.template() + ".jte", Map.of("frame", frame, "page", page), output);
    return output.toString();
  }

  /** Sends the browser on to another page of ours after a form was accepted. */
  static MutableHttpResponse<?> goTo(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }

  private static List<Frame.Link> links(Visitor visitor, String section) {
    return switch (visitor.person().orElse(null)) {
      case Person.Volunteer _ ->
          List.of(
              link("My tasks", "/home", section),
              link("My receipt", "/home/receipt", section),
              link("Who looked", "/home/accesses", section));
      case Person.Staff staff -> staffLinks(staff.roles(), section);
      case Person.Payee _, Person.Studio _ -> List.of();
      case null -> List.of();
    };
  }

  private static List<Frame.Link> staffLinks(Set<Role> roles, String section) {
    List<Frame.Link> links = new ArrayList<>();
    links.add(link("Overview", "/staff", section));
    if (roles.contains(Role.RESEARCHER)) {
      links.add(link("Recordings", "/staff/recordings", section));
    }
    if (roles.contains(Role.RESEARCHER) || roles.contains(Role.GUARDIAN)) {
      links.add(link("Requests", "/staff/requests", section));
    }
    if (roles.contains(Role.RESEARCHER) || roles.contains(Role.OPERATOR)) {
      links.add(link("Invitations", "/staff/invitations", section));
    }
    if (roles.contains(Role.RESEARCHER)) {
      links.add(link("Word list", "/staff/words", section));
    }
    if (roles.contains(Role.AUTHOR)) {
      links.add(link("Tasks", "/staff/tasks", section));
    }
    if (roles.contains(Role.OPERATOR)) {
      links.add(link("Status", "/staff/status", section));
      links.add(link("People", "/staff/people", section));
    }
    if (roles.contains(Role.GUARDIAN)
        || roles.contains(Role.OPERATOR)
        || roles.contains(Role.AUDITOR)) {
      links.add(link("Audit log", "/staff/audit", section));
    }
    return links;
  }

  private static Frame.Link link(String label, String address, String section) {
    return new Frame.Link(label, address, address.equals(section));
  }

  private static String name(Visitor visitor) {
    return switch (visitor.person().orElse(null)) {
      case Person.Volunteer _ -> "Volunteer";
      case Person.Staff staff -> staff.name();
      case Person.Payee _, Person.Studio _ -> "";
      case null -> "";
    };
  }
}
