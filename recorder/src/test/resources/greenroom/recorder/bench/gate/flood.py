"""Shows a large picture that never stands still: every update changes nearly every pixel."""
import random
import time

from Xlib import X, display

WIDTH, HEIGHT, SHIFT = 1280, 720, 640
CHUNK = 16

the_display = display.Display()
screen = the_display.screen()
window = screen.root.create_window(
    0, 0, WIDTH, HEIGHT, 0, screen.root_depth, X.InputOutput, X.CopyFromParent,
    background_pixel=0, override_redirect=True)
gc = window.create_gc()
window.map()
picture = window.create_pixmap(WIDTH + SHIFT, HEIGHT, screen.root_depth)
chance = random.Random(7)
for y in range(0, HEIGHT, CHUNK):
    # Soft colours with fine grain, as a photograph has: neither flat nor noise.
    row = bytearray()
    for x in range(WIDTH + SHIFT):
        grain = chance.randrange(24)
        row += bytes(((x // 8 + grain) & 255, (y // 3 + grain) & 255, ((x + y) // 12 + grain) & 255, 0))
    for line in range(0, CHUNK, 4):
        picture.put_image(gc, 0, y + line, WIDTH + SHIFT, 4, X.ZPixmap, screen.root_depth, 0, bytes(row) * 4)
open("/tmp/flood.py.ready", "w").close()
at = 0
while True:
    at = (at + 37) % SHIFT
    window.copy_area(gc, picture, at, 0, WIDTH, HEIGHT, 0, 0)
    the_display.sync()
    time.sleep(0.04)
