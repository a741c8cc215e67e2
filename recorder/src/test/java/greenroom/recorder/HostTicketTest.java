package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.HostTicketVerifier.Accepted;
import greenroom.recorder.HostTicketVerifier.Decision;
import greenroom.recorder.HostTicketVerifier.Refused;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HostTicketTest {
  private static final RecordingId SESSION =
      RecordingId.parse("3f1c1e0a-5a5b-4c7d-9a41-0b6b2f7f3a10");
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private final HandClock clock = new HandClock();
  private final KeyPair studio = newKeyPair();
  private final HostTicketSigner signer = new HostTicketSigner(studio.getPrivate(), clock);
  private final HostTicketVerifier verifier =
      new HostTicketVerifier(studio.getPublic(), "host-1", clock);

  @Test
  void accepts_a_stream_ticket_and_says_whose_it_is() {
    Decision decision = verifier.forStream(signer.forStream("host-1", SESSION));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Accepted.class, accepted -> assertThat(accepted.ticket().session()).isEqualTo(SESSION));
  }

  @Test
  void accepts_the_request_that_the_ticket_was_made_for() {
    String ticket = signer.forRequest("host-1", "PUT", "/api/sessions/x", BODY);

    assertThat(verifier.forRequest(ticket, "PUT", "/api/sessions/x", BODY))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void refuses_a_second_use() {
    String ticket = signer.forStream("host-1", SESSION);
    verifier.forStream(ticket);

    assertRefused(verifier.forStream(ticket), "used before");
  }

  @Test
  void refuses_another_method_path_or_body() {
    assertRefused(
        verifier.forRequest(request("PUT", "/a", BODY), "DELETE", "/a", BODY), "another request");
    assertRefused(
        verifier.forRequest(request("PUT", "/a", BODY), "PUT", "/b", BODY), "another request");
    assertRefused(
        verifier.forRequest(request("PUT", "/a", BODY), "PUT", "/a", new byte[0]),
        "another request");
  }

  @Test
  void a_refused_request_does_not_use_the_ticket_up() {
    String ticket = request("PUT", "/a", BODY);
    verifier.forRequest(ticket, "PUT", "/b", BODY);

    assertThat(verifier.forRequest(ticket, "PUT", "/a", BODY)).isInstanceOf(Accepted.class);
  }

  @Test
  void refuses_a_stream_ticket_for_a_request_and_the_other_way_round() {
    assertRefused(
        verifier.forRequest(signer.forStream("host-1", SESSION), "PUT", "/a", BODY),
        "another request");
    assertRefused(verifier.forStream(request("PUT", "/a", BODY)), "another request");
  }

  @Test
  void refuses_a_stream_ticket_without_a_session() {
    String ticket =
        signer.sign(
            new HostTicket(HostTicket.Kind.STREAM, "host-1", null, null, "00", clock.millis()));

    assertRefused(verifier.forStream(ticket), "another request");
  }

  @Test
  void refuses_a_ticket_for_another_host() {
    assertRefused(verifier.forStream(signer.forStream("host-2", SESSION)), "another recorder host");
  }

  @Test
  void refuses_a_ticket_after_a_minute() {
    String ticket = signer.forStream("host-1", SESSION);
    clock.move(60_001);

    assertRefused(verifier.forStream(ticket), "expired");
  }

  @Test
  void refuses_a_ticket_from_the_future() {
    clock.move(6_000);
    String ticket = signer.forStream("host-1", SESSION);
    clock.move(-6_000);

    assertRefused(verifier.forStream(ticket), "expired");
  }

  @Test
  void refuses_a_ticket_issued_before_the_host_started() {
    String ticket = signer.forStream("host-1", SESSION);
    clock.move(1);
    var restarted = new HostTicketVerifier(studio.getPublic(), "host-1", clock);

    assertRefused(restarted.forStream(ticket), "before this recorder host started");
  }

  @Test
  void refuses_a_ticket_signed_by_another_key() {
    var stranger = new HostTicketSigner(newKeyPair().getPrivate(), clock);

    assertRefused(verifier.forStream(stranger.forStream("host-1", SESSION)), "studio signed");
  }

  @Test
  void refuses_a_ticket_with_any_byte_of_its_payload_changed() {
    String ticket = signer.forStream("host-1", SESSION);
    int dot = ticket.indexOf('.');
    byte[] payload = Base64.getUrlDecoder().decode(ticket.substring(0, dot));
    for (int i = 0; i < payload.length; i++) {
      byte[] changed = payload.clone();
      changed[i] ^= 1;
      String forged =
          Base64.getUrlEncoder().withoutPadding().encodeToString(changed) + ticket.substring(dot);

      assertRefused(verifier.forStream(forged), "studio signed");
    }
  }

  @Test
  void refuses_what_is_no_ticket() {
    assertRefused(verifier.forStream(""), "studio signed");
    assertRefused(verifier.forStream("."), "studio signed");
    assertRefused(verifier.forStream("%%.%%"), "studio signed");
    assertRefused(verifier.forStream("a".repeat(100_000)), "studio signed");
  }

  @Test
  void reads_the_public_key_from_its_text() {
    String text = Base64.getEncoder().encodeToString(studio.getPublic().getEncoded()) + "\n";

    assertThat(HostTicketVerifier.studioKey(text)).isEqualTo(studio.getPublic());
    assertThatThrownBy(() -> HostTicketVerifier.studioKey("no key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Ed25519");
  }

  private String request(String method, String path, byte[] body) {
    return signer.forRequest("host-1", method, path, body);
  }

  private static void assertRefused(Decision decision, String because) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(because));
  }

  private static KeyPair newKeyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A clock that the test moves. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    void move(long millis) {
      now = now.plusMillis(millis);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
