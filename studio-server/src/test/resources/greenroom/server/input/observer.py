"""A window over the whole desktop that notes every input which arrives in it, one JSON object a line."""
import json

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

notes = open("/home/volunteer/arrived.jsonl", "w", buffering=1)


def note(kind, **what):
    notes.write(json.dumps({"type": kind, **what}) + "\n")


def key(_widget, event):
    note("key", down=event.type == Gdk.EventType.KEY_PRESS, keyval=event.keyval)
    return False


def button(_widget, event):
    kinds = {Gdk.EventType.BUTTON_PRESS: "press", Gdk.EventType._2BUTTON_PRESS: "double",
             Gdk.EventType._3BUTTON_PRESS: "triple", Gdk.EventType.BUTTON_RELEASE: "release"}
    note("button", what=kinds[event.type], button=event.button, x=int(event.x_root), y=int(event.y_root))
    return True


def scroll(_widget, event):
    note("scroll", direction=event.direction.value_nick)
    return True


def moved(_widget, event):
    if event.state & Gdk.ModifierType.BUTTON1_MASK:
        note("drag", x=int(event.x_root), y=int(event.y_root))
    return False


def changed(buffer):
    note("text", text=buffer.get_text(buffer.get_start_iter(), buffer.get_end_iter(), True))


window = Gtk.Window(title="observer")
window.set_decorated(False)
window.fullscreen()
view = Gtk.TextView()
view.get_buffer().connect("changed", changed)
for signal, handler in (("key-press-event", key), ("key-release-event", key),
                        ("button-press-event", button), ("button-release-event", button),
                        ("scroll-event", scroll), ("motion-notify-event", moved)):
    view.connect(signal, handler)
view.add_events(Gdk.EventMask.SCROLL_MASK | Gdk.EventMask.POINTER_MOTION_MASK)
window.add(view)
window.show_all()
view.grab_focus()
GLib.timeout_add(300, lambda: note("ready") or False)
Gtk.main()
