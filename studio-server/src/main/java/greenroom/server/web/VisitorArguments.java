package greenroom.server.web;

import greenroom.server.Person;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets a controller ask for whom it serves: {@code Visitor} (anybody), {@code Person.Volunteer} or
 * {@code Person.Staff} (or sign in first), and for the {@code Form} they sent.
 */
final class VisitorArguments {
  private VisitorArguments() {}

  @Singleton
  static final class OfVisitor extends Binder<Visitor> {
    OfVisitor() {
      super(Visitor.class, Visitors::of);
    }
  }

  @Singleton
  static final class OfVolunteer extends Binder<Person.Volunteer> {
    OfVolunteer() {
      super(Person.Volunteer.class, request -> Visitors.of(request).volunteer());
    }
  }

  @Singleton
  static final class OfStaff extends Binder<Person.Staff> {
    OfStaff() {
      super(Person.Staff.class, request -> Visitors.of(request).staff());
    }
  }

  @Singleton
  static final class OfForm extends Binder<Form> {
    OfForm() {
      super(Form.class, Visitors::formOf);
    }
  }

  abstract static class Binder<T> implements TypedRequestArgumentBinder<T> {
    private final Class<T> type;
    private final Function<HttpRequest<?>, T> source;

    Binder(Class<T> type, Function<HttpRequest<?>, T> source) {
      this.type = type;
      this.source = source;
    }

    @Override
    public Argument<T> argumentType() {
      return Argument.of(type);
    }

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
      T value = source.apply(request);
      return () -> Optional.of(value);
    }
  }
}
