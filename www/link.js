// A link that carries the text in its fragment, which browsers send to nobody.

/** @import { Text } from './types.d.ts' */

/** A text that was packed to wear down whoever unpacks it is let be. In bytes. */
const LARGEST = 20_000_000;

/** @param {Text} text @returns {Promise<string>} the fragment, `#` included */
export async function link({ content, html }) {
  const packed = await gather(new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  let bytes = '';
  for (const byte of packed) bytes += String.fromCharCode(byte);
  return `#${html ? 'html' : 'text'}=` + btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The text in a fragment; `undefined` where there is none. Fails where it cannot be read.
 *
 * @param {string} fragment
 * @returns {Promise<Text | undefined>}
 */
export async function carried(fragment) {
  const [, kind, packed] = /^#(text|html)=(.*)$/.exec(fragment) ?? [];
  if (!packed) return undefined;
  const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
  const unpacked = await gather(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
  return { content: new TextDecoder().decode(unpacked), html: kind === 'html' };
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
async function gather(stream) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > LARGEST) {
      reader.cancel().catch(() => {});
      throw new Error('too large');
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
