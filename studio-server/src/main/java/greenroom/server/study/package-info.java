/**
 * What a study is, and how volunteers are invited to it: {@link greenroom.server.study.Studies}
 * shows studies, {@link greenroom.server.study.Invitations} makes and looks at invitation links,
 * {@link greenroom.server.study.WordLists} keeps what a study does not want stored.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.study;

import org.jspecify.annotations.NullMarked;
