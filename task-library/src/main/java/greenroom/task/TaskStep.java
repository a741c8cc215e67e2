package greenroom.task;

/**
 * One line of what the volunteer is asked to do; ticking it off leaves a mark in the recording.
 *
 * @param id short name, unique in its task; the mark carries it
 * @param text what the volunteer reads; may hold {@code ${persona.…}} placeholders until they are
 *     filled
 */
public record TaskStep(String id, String text) {}
