() => {
  // Runs in a world of its own in every page and frame. Says, one JSON object at a time: where the
  // page is, which element was pressed or got the focus, where password fields are shown, and what
  // fields and texts show that a filter may have to look at.
  // Times are wall-clock milliseconds; the host makes them monotonic. Messages are numbered, since
  // they may arrive in another order; an empty one is the first on a channel.
  if (globalThis.greenroom) return;
  const TEXT = 200;
  const QUEUE = 100;
  const queue = [];
  let send = null;
  let count = 0;
  let offset = null;

  const cut = (text) => String(text || '').replace(/\s+/g, ' ').trim().slice(0, TEXT);
  const transmit = (line) => send(count++ + ' ' + line);
  const say = (message) => {
    const line = JSON.stringify(message);
    if (send) transmit(line);
    else if (queue.length < QUEUE) queue.push(line);
  };
  globalThis.greenroom = {
    open: (channel) => {
      send = channel;
      transmit('');
      queue.splice(0).forEach(transmit);
      page();
      fields.forEach((field) => { field.said = null; });
      texts.forEach((text) => { text.said = null; });
      plan();
    },
  };
  const wall = (event) =>
    Math.round(event ? performance.timeOrigin + event.timeStamp : Date.now());

  // Where this page's top left corner is on the screen: known for sure from any mouse event.
  const corner = () => {
    if (offset) return offset;
    if (window !== window.top) return null;
    return { x: screenX + Math.round((outerWidth - innerWidth) / 2), y: screenY + outerHeight - innerHeight };
  };
  const boxOf = (element) => {
    const at = corner();
    const r = element.getBoundingClientRect();
    if (!at || r.width < 1 || r.height < 1) return null;
    return {
      x: Math.floor(r.left + at.x), y: Math.floor(r.top + at.y),
      width: Math.ceil(r.width), height: Math.ceil(r.height),
    };
  };

  const passwords = new WeakSet();
  const isPassword = (element) => {
    // A field that shows its text for a moment is still one that takes a password.
    if (element instanceof HTMLInputElement && element.type === 'password') passwords.add(element);
    return passwords.has(element);
  };
  const meaningful = (element) => {
    let candidate = element;
    for (let i = 0; i < 6 && candidate; i++) {
      const role = candidate.computedRole;
      if (role && role !== 'generic' && role !== 'none' && role !== 'StaticText') return candidate;
      candidate = candidate.parentElement;
    }
    return element;
  };
  const nameOf = (node) => node.nodeType === Node.ELEMENT_NODE
    ? cut(node.computedName || node.getAttribute('aria-label') || '') : '';
  const describe = (element) => ({
    role: cut(element.computedRole || element.tagName.toLowerCase()),
    name: nameOf(element),
    box: boxOf(element),
    app: 'Chromium',
    password: isPassword(element),
  });
  const target = (event) => {
    const first = event.composedPath()[0];
    return first instanceof Element ? first : first && first.parentElement;
  };

  const page = () => {
    if (window === window.top) {
      say({ type: 'navigation', nanos: wall(), url: location.href.slice(0, 2000), title: cut(document.title) });
    }
  };

  // Password fields: looked for when the page changes, told when shown, moved or gone.
  const fields = new Map();
  const realm = Math.random().toString(36).slice(2, 10);
  let next = 0;
  let planned = false;
  const scan = () => {
    planned = false;
    scanTexts();
    const inputs = document.querySelectorAll('input');
    for (let i = 0; i < inputs.length && i < 2000; i++) {
      const input = inputs[i];
      if (isPassword(input) && !fields.has(input) && fields.size < 64) {
        fields.set(input, { key: 'web:' + realm + ':' + next++, said: null });
      }
    }
    fields.forEach((field, input) => {
      const shown = document.visibilityState === 'visible' && input.isConnected &&
        (!input.checkVisibility || input.checkVisibility());
      const box = shown ? boxOf(input) : null;
      const state = JSON.stringify([shown, box]);
      if (state !== field.said && (shown || field.said)) {
        say({ type: 'password', nanos: wall(), key: field.key, shown, box });
      }
      field.said = shown ? state : null;
      if (!input.isConnected) fields.delete(input);
    });
  };

  // Texts that a filter may have to look at: those of fields, and others that look like a number,
  // an address or a key. Bounded in number and time; told when they change, move or go.
  const TEXTS = 200;
  const SHOWN = 2000;
  const NODES = 4000;
  const LOOKS = /@|(?:\d[\s().\/-]{0,3}){7}|[\w+\/=.-]*\d[\w+\/=.-]{15,}|-----BEGIN/;
  const texts = new Map();
  const viewed = (box) => box && box.width > 0 && box.height > 0;
  const textBox = (owner) => {
    if (owner.nodeType === Node.ELEMENT_NODE) return boxOf(owner);
    const range = document.createRange();
    range.selectNodeContents(owner);
    return boxOf(range);
  };
  const known = (owner) => {
    let text = texts.get(owner);
    if (!text && texts.size < TEXTS) {
      text = { key: 'text:' + realm + ':' + next++, said: null };
      texts.set(owner, text);
    }
    return text;
  };
  const editable = (element) => element.isContentEditable ||
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !isPassword(element) &&
      !/^(?:button|submit|reset|checkbox|radio|file|image|hidden|range|color)$/.test(element.type));
  const part = (value, at) => {
    if (value.length <= SHOWN) return value;
    const from = Math.max(0, Math.min(value.length - SHOWN, at - SHOWN / 2));
    return value.slice(from, from + SHOWN);
  };
  const textOf = (owner) => {
    if (owner.nodeType !== Node.ELEMENT_NODE) return owner.data.slice(0, SHOWN);
    if (owner.isContentEditable) return owner.innerText.slice(0, SHOWN);
    let at = owner.value.length;
    try { at = owner.selectionEnd ?? at; } catch (_) { /* Some types have no selection. */ }
    return part(owner.value, at);
  };
  const tell = (owner) => {
    const text = known(owner);
    if (!text) return;
    const shown = owner.isConnected && document.visibilityState === 'visible' &&
      (owner.nodeType !== Node.ELEMENT_NODE ? owner.parentElement?.checkVisibility() : owner.checkVisibility());
    const value = shown ? textOf(owner) : '';
    const box = shown ? textBox(owner) : null;
    const empty = !value || (owner.nodeType !== Node.ELEMENT_NODE && !viewed(box));
    const state = JSON.stringify([value, box]);
    if (shown && !empty && state !== text.said) {
      say({ type: 'text', nanos: wall(), key: text.key, text: value, shown: true, box, certain: true, editable: owner.nodeType === Node.ELEMENT_NODE, label: nameOf(owner) });
      text.said = state;
    } else if ((!shown || empty) && text.said) {
      say({ type: 'text', nanos: wall(), key: text.key, text: '', shown: false, box: null, certain: true, editable: true, label: '' });
      text.said = null;
    }
    if (!owner.isConnected) texts.delete(owner);
  };
  const scanTexts = () => {
    const until = performance.now() + 12;
    const inputs = document.querySelectorAll('input, textarea, [contenteditable]');
    for (let i = 0; i < inputs.length && i < TEXTS; i++) {
      if (editable(inputs[i]) && (inputs[i].value || inputs[i].isContentEditable)) known(inputs[i]);
    }
    if (document.body) {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let i = 0; i < NODES && performance.now() < until && walker.nextNode(); i++) {
        if (LOOKS.test(walker.currentNode.data)) known(walker.currentNode);
      }
    }
    [...texts.keys()].forEach(tell);
  };
  // What a script fills in changes no node, and nothing says so.
  setInterval(() => {
    if (document.visibilityState !== 'visible') return;
    document.querySelectorAll('input, textarea').forEach((input, i) => {
      if (i < TEXTS && editable(input) && (input.value || texts.has(input))) tell(input);
    });
  }, 250);

  const plan = () => {
    if (!planned) {
      planned = true;
      setTimeout(scan, 60);
    }
  };

  const listen = (on, kind, act) => on.addEventListener(kind, act, { capture: true, passive: true });
  const learnOffset = (event) => {
    if (!event.isTrusted) return;
    const seen = { x: event.screenX - event.clientX, y: event.screenY - event.clientY };
    if (!offset || seen.x !== offset.x || seen.y !== offset.y) {
      offset = seen;
      plan();
    }
  };
  listen(window, 'pointermove', learnOffset);
  listen(window, 'pointerdown', (event) => {
    learnOffset(event);
    const element = target(event);
    if (event.isTrusted && element) {
      const own = isPassword(element) ? element : meaningful(element);
      say({ type: 'element', nanos: wall(event), element: describe(own) });
      if (isPassword(own)) scan();
    }
  });
  listen(window, 'focusin', (event) => {
    const element = target(event);
    if (event.isTrusted && element) {
      say({ type: 'focus', nanos: wall(event), element: describe(element) });
      if (isPassword(element)) scan();
    }
  });
  listen(window, 'input', (event) => {
    const element = target(event);
    if (element && editable(element)) tell(element);
  });
  listen(window, 'scroll', plan);
  listen(window, 'resize', () => { offset = null; plan(); });
  listen(document, 'visibilitychange', () => {
    scan();
    if (document.visibilityState === 'visible') page();
  });
  listen(window, 'pagehide', () => {
    fields.forEach((field) => {
      if (field.said) say({ type: 'password', nanos: wall(), key: field.key, shown: false, box: null });
      field.said = null;
    });
  });
  listen(window, 'load', () => { page(); plan(); });
  listen(window, 'hashchange', page);
  if (globalThis.navigation) navigation.addEventListener('navigatesuccess', page);
  const watch = () => {
    new MutationObserver(plan).observe(document, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['type', 'hidden', 'style', 'class'],
    });
    plan();
  };
  if (document.documentElement) watch();
  else listen(document, 'DOMContentLoaded', watch);
}
