package greenroom.server.consent;

import greenroom.server.Audit;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.RecoveryCode;
import greenroom.server.SecretHash;
import greenroom.server.StudioSignature;
import greenroom.server.StudyId;
import greenroom.server.Tokens;
import greenroom.server.VolunteerId;
import greenroom.server.consent.JoinRepository.Join;
import greenroom.server.consent.JoinRepository.NewVolunteer;
import greenroom.server.consent.JoinRepository.Offer;
import greenroom.server.consent.JoinRepository.OfferedPurpose;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Joins: uses the invitation, makes the volunteer, signs and keeps the receipt. */
public final class OptIn implements Joining {
  private static final int TRIES_FOR_A_PSEUDONYM = 20;

  private final JoinRepository joins;
  private final SecretHash hash;
  private final StudioSignature signature;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  public OptIn(JoinRepository joins, SecretHash hash, StudioSignature signature, Audit audit) {
    this.joins = joins;
    this.hash = hash;
    this.signature = signature;
    this.audit = audit;
  }

  @Override
  public Outcome join(String token, String textSha256, Set<String> purposes) {
    RecoveryCode code = RecoveryCode.fresh();
    String recoveryHash = hash.of(code.secret());
    UUID volunteer = UUID.randomUUID();
    try {
      return joins.transaction(
          join -> {
            Offer offer =
                join.use(token)
                    .orElseThrow(
                        () ->
                            new Refusal(
                                "This invitation cannot be used any more: it was used up or"
                                    + " expired. Ask the study's team for a new one."));
            problem(offer, textSha256, purposes)
                .ifPresent(
                    sentence -> {
                      throw new Refusal(sentence);
                    });
            StudyId study = new StudyId(offer.study());
            Person.Volunteer person = new Person.Volunteer(new VolunteerId(volunteer), study);
            audit.record(
                person, Audit.Act.CONSENT, volunteer.toString(), person.id(), study, Denied.RULE);
            String pseudonym = add(join, volunteer, offer.study(), code.lookup(), recoveryHash);
            Receipt receipt = receipt(volunteer, pseudonym, offer, purposes, join.now());
            join.add(offer.study(), volunteer, receipt);
            return new Joined(person, pseudonym, code.shown(), receipt);
          });
    } catch (Refusal refusal) {
      return new Refused(refusal.sentence);
    }
  }

  private static Optional<String> problem(Offer offer, String textSha256, Set<String> purposes) {
    if (!offer.textSha256().equals(textSha256)) {
      return Optional.of(
          "The consent text has changed while you were reading. Please load the page again and read"
              + " the new one.");
    }
    for (OfferedPurpose purpose : offer.purposes()) {
      if (purpose.required() && !purposes.contains(purpose.id())) {
        return Optional.of("Taking part needs your consent to: " + purpose.title() + ".");
      }
    }
    boolean known =
        offer.purposes().stream().map(OfferedPurpose::id).toList().containsAll(purposes);
    return known ? Optional.empty() : Optional.of("One of the purposes is not of this study.");
  }

  private String add(
      Join join, UUID volunteer, UUID study, String recoveryLookup, String recoveryHash) {
    for (int i = 0; i < TRIES_FOR_A_PSEUDONYM; i++) {
      String pseudonym = Pseudonym.fresh(random);
      if (join.add(new NewVolunteer(volunteer, study, pseudonym, recoveryLookup, recoveryHash))) {
        return pseudonym;
      }
    }
    throw new Refusal("No free pseudonym was found. Please try again.");
  }

  private Receipt receipt(
      UUID volunteer, String pseudonym, Offer offer, Set<String> purposes, Instant given) {
    UUID id = UUID.randomUUID();
    String json = ReceiptText.of(id, volunteer, pseudonym, offer, purposes, given);
    byte[] signed = signature.sign(ReceiptText.CONTEXT, json.getBytes(StandardCharsets.UTF_8));
    return new Receipt(
        id.toString(),
        Tokens.sha256Hex(json),
        json,
        Base64.getEncoder().encodeToString(signed),
        given,
        offer.textVersion(),
        offer.language(),
        offer.textSha256(),
        new TreeSet<>(purposes).stream().toList());
  }

  /** Undoes the transaction; becomes {@link Refused}. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    Refusal(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }
  }
}
