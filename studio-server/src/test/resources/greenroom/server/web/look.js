// Answers a list of what is wrong with the page as it is shown now. Run by the browser tests.
const complaints = [];
const name = (element) =>
  `<${element.tagName.toLowerCase()}${element.id ? ' id=' + element.id : ''}${element.dataset.part ? ' part=' + element.dataset.part : ''}> "${(element.textContent || '').trim().slice(0, 40)}"`;
const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;
const readersOnly = (element) => element.closest('.for-readers, .skip') !== null;

if (document.documentElement.scrollWidth > window.innerWidth) {
  complaints.push(`The page is ${document.documentElement.scrollWidth} px wide in a window of ${window.innerWidth} px`);
}

// Everything that can be pressed: not over another, not outside the window's width, large enough.
const active = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(
  (element) => shown(element) && !readersOnly(element) && !element.closest('[data-part="timeline"]'),
);
const boxes = active.map((element) => ({ element, box: element.getBoundingClientRect() }));
for (const { element, box } of boxes) {
  if (box.left < -1 || box.right > window.innerWidth + 1) complaints.push(`${name(element)} sticks out of the window`);
  if (box.height < 16 || box.width < 16) complaints.push(`${name(element)} is only ${Math.round(box.width)}×${Math.round(box.height)} px`);
}
for (let one = 0; one < boxes.length; one++) {
  for (let other = one + 1; other < boxes.length; other++) {
    const a = boxes[one], b = boxes[other];
    if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (across > 1 && down > 1) complaints.push(`${name(a.element)} overlaps ${name(b.element)}`);
  }
}

// Tables that must be scrolled sideways.
for (const table of document.querySelectorAll('.table')) {
  if (table.scrollWidth > table.clientWidth + 1) complaints.push(`A table is ${table.scrollWidth} px wide in a box of ${table.clientWidth} px`);
}

// Text that is cut off by its own box.
for (const element of document.querySelectorAll('h1, h2, h3, p, td, th, dd, button, .button, .pill')) {
  if (shown(element) && !readersOnly(element) && element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).display !== 'inline') {
    complaints.push(`${name(element)} is wider than its box`);
  }
}

// Names for what can be pressed or filled in.
for (const element of active) {
  const labelled = element.labels?.length > 0 || element.getAttribute('aria-label') || element.getAttribute('aria-labelledby') || element.title;
  const spoken = (element.textContent || '').trim() !== '' || labelled;
  if (element.matches('input, select, textarea') ? !labelled : !spoken) complaints.push(`${name(element)} has no name`);
}
if (document.querySelectorAll('h1').length !== 1) complaints.push('The page needs exactly one h1');
if (!document.documentElement.lang) complaints.push('The page does not say its language');
const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
for (const id of new Set(ids.filter((value, index) => ids.indexOf(value) !== index))) complaints.push(`The id ${id} is there twice`);
let level = 0;
for (const heading of [...document.querySelectorAll('h1, h2, h3, h4')].filter(shown)) {
  const next = Number(heading.tagName[1]);
  if (level && next > level + 1) complaints.push(`${name(heading)} skips a level`);
  level = next;
}

// Contrast of text on plain backgrounds (WCAG 2.2, 1.4.3).
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const rgba = (color) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
};
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const luminance = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const behind = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') return null;
    const color = rgba(style.backgroundColor);
    if (color[3] > 0) layers.push(color);
    if (color[3] === 1) break;
  }
  return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
};
const seen = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || !element || seen.has(element) || !shown(element) || readersOnly(element)) continue;
  seen.add(element);
  if (element.closest(':disabled, [data-off=true], [aria-busy=true], [hidden]')) continue;
  const back = behind(element);
  if (!back) continue;
  const style = getComputedStyle(element);
  const front = over(rgba(style.color), back);
  const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  const ratio = (light + 0.05) / (dark + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  if (ratio < (large ? 3 : 4.5)) complaints.push(`${name(element)} has a contrast of only ${ratio.toFixed(2)}`);
}
return complaints;
