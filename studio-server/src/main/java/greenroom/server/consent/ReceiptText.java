package greenroom.server.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import greenroom.server.consent.JoinRepository.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A receipt's canonical text: JSON with sorted keys and no white space; the fields follow ISO/IEC
 * TS 27560:2023 in the profile of the W3C's Data Privacy Vocabulary.
 */
final class ReceiptText {
  /** Precedes the text under the studio's signature. */
  static final String CONTEXT = "greenroom consent receipt v1\n";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private ReceiptText() {}

  static String of(
      UUID receipt,
      UUID volunteer,
      String pseudonym,
      Offer offer,
      Set<String> ticked,
      Instant given) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("@context", "https://w3id.org/dpv");
    fields.put("schema_version", "ISO/IEC TS 27560:2023");
    fields.put("record_id", receipt.toString());
    fields.put("pii_principal", Map.of("id", volunteer.toString(), "pseudonym", pseudonym));
    fields.put("pii_controller", Map.of("contact", offer.contact()));
    fields.put("study", Map.of("id", offer.study().toString(), "title", offer.title()));
    fields.put(
        "notice",
        Map.of(
            "version", offer.textVersion(),
            "language", offer.language(),
            "sha256", offer.textSha256()));
    fields.put("consent_type", "expressly_given");
    fields.put("purposes", purposes(offer, ticked));
    fields.put("retention_days", offer.retentionDays());
    fields.put("withdrawal_method", "in the studio, two clicks, at any time");
    fields.put(
        "events", List.of(Map.of("event_type", "consent_given", "event_time", given.toString())));
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A receipt could not be written", e);
    }
  }

  private static List<Map<String, Object>> purposes(Offer offer, Set<String> ticked) {
    return offer.purposes().stream()
        .<Map<String, Object>>map(
            purpose ->
                Map.of(
                    "purpose", purpose.id(),
                    "title", purpose.title(),
                    "consent_status",
                        ticked.contains(purpose.id()) ? "consent_given" : "consent_refused"))
        .toList();
  }
}
