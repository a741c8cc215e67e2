package greenroom.server.study;

/**
 * One use that a volunteer allows or not, each ticked on its own.
 *
 * @param id for example {@code train-agents}
 * @param required whether one cannot take part without it
 */
public record ConsentPurpose(String id, String title, String explanation, boolean required) {}
