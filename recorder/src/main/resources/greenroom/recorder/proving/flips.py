"""Flips a patch of the screen at each key press and says when: "number received drawn" a line.

Times are CLOCK_MONOTONIC nanoseconds: when the key was received, and when the X server had drawn
the patch. The patch is a row of cells at the top left that shows the number in binary, the lowest
bit first; its last cell is always lit and the one before always dark. Ends after the number of
flips that it was started with, and leaves nothing behind.

With two more numbers it takes no key, but flips by itself at random gaps of at least and at most
that many milliseconds.
"""
import random
import sys
import time

from Xlib import X, display

CELL = 16
CELLS = 16
MARK = 0b10 << (CELLS - 2)

screen_connection = display.Display()
screen = screen_connection.screen()
window = screen.root.create_window(
    0, 0, CELL * CELLS, CELL, 0, screen.root_depth,
    background_pixel=screen.black_pixel, override_redirect=1)
white = window.create_gc(foreground=screen.white_pixel)
black = window.create_gc(foreground=screen.black_pixel)


def cells(number, lit):
    return [(CELL * i, 0, CELL, CELL) for i in range(CELLS) if (number >> i & 1) == lit]


def draw(number):
    window.poly_fill_rectangle(black, cells(number | MARK, 0))
    window.poly_fill_rectangle(white, cells(number | MARK, 1))
    screen_connection.sync()
    return time.monotonic_ns()


count, gaps = int(sys.argv[1]), [int(gap) for gap in sys.argv[2:4]]


def wait_for_key():
    while screen_connection.next_event().type != X.KeyPress:
        pass


window.map()
if not gaps:
    window.grab_keyboard(True, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
draw(0)
for flip in range(1, count + 1):
    if gaps:
        time.sleep(random.uniform(*gaps) / 1000)
    else:
        wait_for_key()
    received = time.monotonic_ns()
    print(flip, received, draw(flip), flush=True)
time.sleep(0.5)  # The last flip, too, is to be seen before the window goes.
