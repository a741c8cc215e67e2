"""A page with four fields, one of them for a password, on the whole screen.

Whoever holds the keyboard fills them in, with Tab between them and Return at the end. Then it
prints, a line each, what the fields hold, and goes; it keeps nothing.
"""
import gi

gi.require_version("Gtk", "3.0")
from gi.repository import GLib  # noqa: E402

GLib.set_prgname("greenroom-proof")  # before GTK begins: what the accessibility bus calls this program
from gi.repository import Gdk, Gtk  # noqa: E402

TITLE = "Greenroom proof"
LEFT, TOP, WIDTH, HEIGHT, STEP = 240, 120, 640, 64, 120

style = Gtk.CssProvider()
style.load_from_data(
    b"window { background: #ffffff; } entry { font: 26px monospace; color: #000000;"
    b" background: #ffffff; }")
Gtk.StyleContext.add_provider_for_screen(Gdk.Screen.get_default(), style, 800)

window = Gtk.Window(title=TITLE)
page = Gtk.Fixed()
fields = []
for row, name in enumerate(["Word", "First", "Second", "Password"]):
    field = Gtk.Entry()
    field.set_size_request(WIDTH, HEIGHT)
    field.get_accessible().set_name(name)
    page.put(field, LEFT, TOP + row * STEP)
    fields.append(field)
fields[-1].set_visibility(False)
fields[-1].set_input_purpose(Gtk.InputPurpose.PASSWORD)


def finish(_field):
    for field in fields:
        print(field.get_text())
    GLib.timeout_add(300, Gtk.main_quit)


fields[-1].connect("activate", finish)
window.add(page)
window.fullscreen()
window.show_all()
fields[0].grab_focus()
GLib.timeout_add_seconds(40, Gtk.main_quit)
Gtk.main()
