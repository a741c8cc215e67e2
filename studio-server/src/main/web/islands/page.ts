// What every island needs of its page: elements by name, the session's forms of address, requests with the CSRF token.

/** The element that carries `data-part="name"`; its absence is a mistake in the template. */
export function part<T extends HTMLElement = HTMLElement>(name: string): T {
  const found = document.querySelector<T>(`[data-part="${name}"]`);
  if (!found) throw new Error(`The page has no part "${name}"`);
  return found;
}

export function parts<T extends HTMLElement = HTMLElement>(name: string): T[] {
  return [...document.querySelectorAll<T>(`[data-part="${name}"]`)];
}

/** A setting that the template left on `<main data-…>`. */
export function setting(name: string): string {
  const value = document.querySelector('main')?.dataset[name];
  if (value === undefined) throw new Error(`The page has no setting "${name}"`);
  return value;
}

/** A plain sentence for people, with the address to go on to if there is one. */
export class Refusal extends Error {
  constructor(message: string, readonly status: number, readonly next: string | null) {
    super(message);
  }
}

/** Posts JSON with the page's CSRF token. Throws a Refusal with the problem's own words. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': setting('csrf'), Accept: 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
    redirect: 'error',
  });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as T;
}

export async function refusalOf(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string; next?: string };
  const words = problem.detail ?? problem.title ?? `The studio answered ${response.status}.`;
  return new Refusal(words, response.status, problem.next ?? null);
}

/** 75 → "1:15", 3675 → "1:01:15". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
