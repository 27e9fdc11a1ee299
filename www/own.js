// The reader's own text: typed, pasted, dropped or opened.

/** @import { Text } from './types.d.ts' */

/** Larger files are no articles. In bytes. */
const LARGEST = 20_000_000;

/**
 * Opens the dialog by the button, and hands on what the reader gives there.
 *
 * @param {HTMLElement} button
 * @param {HTMLDialogElement} dialog
 * @param {(text: Promise<Text> | Text) => unknown} give
 */
export function ask(button, dialog, give) {
  const area = /** @type {HTMLTextAreaElement} */ (dialog.querySelector('textarea'));
  const file = /** @type {HTMLInputElement} */ (dialog.querySelector('input[type=file]'));
  // Pasted with its layout: kept as HTML, so that lists, headings and labels are what they were.
  let layout = '';
  button.addEventListener('click', () => {
    layout = area.value = dialog.returnValue = '';
    dialog.showModal();
    area.focus();
  });
  area.addEventListener('paste', ({ clipboardData }) => {
    // Into something that is there already, it is one text of several.
    layout = area.value ? '' : (clipboardData?.getData('text/html') ?? '');
  });
  area.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent) || event.inputType !== 'insertFromPaste') layout = '';
  });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    dialog.close('file');
    give(read(chosen));
    file.value = '';
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'read' || !area.value.trim()) return;
    give(layout ? { content: layout, html: true } : typed(area.value));
  });
}

/**
 * Takes what is dropped or pasted anywhere in a window.
 *
 * @param {Window} window
 * @param {(text: Promise<Text> | Text) => unknown} give
 * @param {(over: boolean) => void} show whether something is held over the page
 */
export function take(window, give, show) {
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    show(true);
  });
  window.addEventListener('dragleave', (event) => show(event.relatedTarget !== null));
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    show(false);
    const text = given(event.dataTransfer);
    if (text) give(text);
  });
  window.addEventListener('paste', (event) => {
    // What is pasted into a field stays there.
    const [target] = event.composedPath();
    if (/** @type {Element} */ (target).closest?.('input, textarea')) return;
    const text = given(event.clipboardData);
    if (text) give(text);
  });
}

/** @param {DataTransfer | null} data @returns {Promise<Text> | Text | undefined} */
function given(data) {
  const [file] = data?.files ?? [];
  if (file) return read(file);
  const html = data?.getData('text/html');
  if (html) return { content: html, html: true };
  const text = data?.getData('text/plain');
  return text?.trim() ? typed(text) : undefined;
}

/** HTML that was typed says so with its first sign, and has a tag that ends. @param {string} content @returns {Text} */
const typed = (content) => ({ content, html: /^\s*</.test(content) && /<\/[a-z][^>]*>/i.test(content) });

/** @param {File} file @returns {Promise<Text>} */
async function read(file) {
  if (file.size > LARGEST) throw new Error('This file is too large for an article.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const content = decoded(bytes);
  if (/^(From: .*\n|MIME-Version: |Snapshot-)/i.test(content) && /multipart\/related/i.test(content.slice(0, 2000))) {
    throw new Error('This is a web archive. Save the page as “HTML only”, or copy and paste it.');
  }
  if (content.includes('\0')) throw new Error('This is neither text nor HTML. Open the document, and copy and paste its text.');
  return /html/.test(file.type) || /\.x?html?$/i.test(file.name) ? { content, html: true } : typed(content);
}

/**
 * By its byte order mark, as UTF-8 if it is that, or else as the page says; the last resort is what browsers take.
 *
 * @param {Uint8Array} bytes
 */
function decoded(bytes) {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (mark) return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
    const [, named] = /<meta[^>]*charset=["']?([\w-]+)/i.exec(head) ?? [];
    try {
      return new TextDecoder(named ?? 'windows-1252').decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}
