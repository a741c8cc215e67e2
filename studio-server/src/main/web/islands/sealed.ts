// Sealed parts become readable only here, in the volunteer's own browser, with a key that this page made.
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** An identity that lives as long as this page and is stored nowhere. */
export interface PageKey {
  readonly recipient: string;
  /** Opens what was sealed to this page, such as the recording's own identity. */
  open(sealed: Uint8Array): Promise<string>;
}

export async function makePageKey(): Promise<PageKey> {
  const identity = await generateX25519Identity();
  return {
    recipient: await identityToRecipient(identity),
    async open(sealed) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return (await decrypter.decrypt(sealed, 'text')).trim();
    },
  };
}

/** Opens the parts of one recording. */
export class PartOpener {
  private readonly decrypter = new Decrypter();

  constructor(identity: string) {
    this.decrypter.addIdentity(identity);
  }

  /** Throws if the sealed bytes are not what the part log says, or cannot be opened. */
  async open(sealed: Uint8Array<ArrayBuffer>, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    const digest = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', sealed)));
    if (digest !== sha256) throw new Error('A part is damaged: its bytes are not those that the part log names.');
    return new Uint8Array(await this.decrypter.decrypt(sealed));
  }
}

export async function gunzip(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
