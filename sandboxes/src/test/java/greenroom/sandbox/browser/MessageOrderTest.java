package greenroom.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageOrderTest {
  private final List<String> heard = new ArrayList<>();
  private final MessageOrder order = new MessageOrder(heard::add);

  @Test
  void messages_come_in_the_order_in_which_they_were_sent() {
    var random = new Random(3);
    for (int first = 0; first < 150; first += 30) {
      var numbers = new ArrayList<>(IntStream.range(first, first + 30).boxed().toList());
      Collections.shuffle(numbers, random);
      numbers.forEach(i -> order.arrived(40 + i, i == 0 ? "" : "message " + i));
    }
    assertThat(heard).isEqualTo(IntStream.range(1, 150).mapToObj(i -> "message " + i).toList());
  }

  @Test
  void nothing_is_said_before_the_first_message_is_known() {
    order.arrived(6, "second");
    assertThat(heard).isEmpty();
    order.arrived(5, "");
    assertThat(heard).containsExactly("second");
  }

  @Test
  void a_message_that_never_comes_holds_up_the_others_for_a_while_only() {
    order.arrived(0, "");
    IntStream.rangeClosed(2, 33).forEach(i -> order.arrived(i, "message " + i));
    assertThat(heard).isEmpty();
    order.arrived(34, "message 34");
    assertThat(heard).hasSize(33).startsWith("message 2").endsWith("message 34");
    order.arrived(1, "late");
    assertThat(heard).doesNotContain("late");
  }

  @Test
  void another_channel_to_the_same_page_goes_on() {
    order.arrived(0, "");
    order.arrived(1, "one");
    order.arrived(2, "");
    order.arrived(3, "two");
    assertThat(heard).containsExactly("one", "two");
  }
}
