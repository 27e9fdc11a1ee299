// A link that carries the text in its fragment, which browsers send to nobody.

/** @param {string} content @returns {Promise<string>} the fragment, `#` included */
export async function link(content) {
  const packed = new Uint8Array(await pass(new TextEncoder().encode(content), new CompressionStream('deflate-raw')));
  let bytes = '';
  for (const byte of packed) bytes += String.fromCharCode(byte);
  return '#text=' + btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} fragment @returns {Promise<string | undefined>} the text in it; `undefined` where there is none that can be read */
export async function shared(fragment) {
  const [, packed] = /^#text=([\w-]+)$/.exec(fragment) ?? [];
  if (!packed) return undefined;
  try {
    const bytes = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(await pass(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)), new DecompressionStream('deflate-raw')));
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} through */
const pass = (bytes, through) => new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer();
