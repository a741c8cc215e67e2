// Loaded on every page: htmx, and small enhancements that pages work without.
import htmx from 'htmx.org';

// A strict Content-Security-Policy is in force: nothing inline, nothing evaluated.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-copy],[data-print],[data-save]');
  if (!button) return;
  if (button.dataset['copy'] !== undefined) void copy(button, textOf(button.dataset['copy']));
  if (button.dataset['print'] !== undefined) window.print();
  if (button.dataset['save'] !== undefined) save(button.dataset['save'], textOf(button.dataset['from'] ?? ''));
});

// A second press of the same button must not send a form twice.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset['sent'] !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset['sent'] = '';
  form.querySelectorAll<HTMLButtonElement>('button[type=submit]').forEach((button) => button.setAttribute('aria-busy', 'true'));
});
window.addEventListener('pageshow', () => {
  document.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach((form) => {
    delete form.dataset['sent'];
    form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
  });
});

function textOf(selector: string): string {
  const element = selector ? document.querySelector(selector) : null;
  return element instanceof HTMLTextAreaElement ? element.value : (element?.textContent?.trim() ?? '');
}

async function copy(button: HTMLElement, text: string): Promise<void> {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Select it and copy by hand';
  }
  setTimeout(() => (button.textContent = before), 2500);
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
