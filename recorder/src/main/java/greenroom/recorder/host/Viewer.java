package greenroom.recorder.host;

import greenroom.recorder.gate.ClientChannel;
import greenroom.recorder.gate.GateConnection;

/** One open page of a volunteer's, as its session sees it. No method blocks for long. */
interface Viewer extends ClientChannel {

  /** The desktop can be streamed: what the page sends in binary goes here from now on. */
  void desktop(GateConnection connection);

  /** Sends one control message; a page that is gone is no error. */
  void tell(Object message);

  /** Sends a last message and closes the connection. */
  void tellLast(Object message);
}
