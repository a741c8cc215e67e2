package greenroom.task;

/**
 * One thing that must be so for a task to be done, and what the volunteer reads about it.
 *
 * @param id its name, unique in its task and free of content
 * @param done what the volunteer reads when it is so
 * @param missing what the volunteer reads when it is not yet so: what is missing, kindly and
 *     exactly
 * @param rule what is looked at
 */
public record Check(String id, String done, String missing, Rule rule) {

  /** This check with the persona's values in its messages and its rule. */
  public Check filledFor(Persona persona) {
    return new Check(id, persona.fill(done), persona.fill(missing), rule.filledFor(persona));
  }
}
