"""Turns a patch of the screen over whenever a key is pressed: the shortest way from key to pixel."""
from Xlib import X, display

screen_display = display.Display()
screen = screen_display.screen()
patch = screen.root.create_window(
    0, 0, 32, 32, 0, screen.root_depth, X.InputOutput, X.CopyFromParent,
    background_pixel=0, override_redirect=True, event_mask=X.KeyPressMask | X.ExposureMask)
colours = [patch.create_gc(foreground=colour) for colour in (0x102030, 0xE0D0C0)]
patch.map()
screen_display.sync()
patch.grab_keyboard(True, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
turn = 0
patch.fill_rectangle(colours[turn], 0, 0, 32, 32)
screen_display.sync()
open("/tmp/echo.py.ready", "w").close()
while True:
    if screen_display.next_event().type == X.KeyPress:
        turn ^= 1
        patch.fill_rectangle(colours[turn], 0, 0, 32, 32)
        screen_display.flush()
