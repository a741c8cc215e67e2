package greenroom.recorder.host;

import greenroom.recorder.gate.ClientChannel;

/** One open page of a volunteer's, as its session sees it. No method blocks for long. */
interface Viewer extends ClientChannel {

  /** Sends one control message; a page that is gone is no error. */
  void tell(Object message);

  /** Sends a last message and closes the connection. */
  void tellLast(Object message);
}
