// The reader's own text: typed, pasted, dropped or opened.

/**
 * Opens the dialog by the button, and hands on what the reader gives.
 *
 * @param {HTMLElement} button
 * @param {HTMLElement} dialog
 * @param {(content: string) => unknown} give
 */
export function ask(button, dialog, give) {
  if (!(dialog instanceof HTMLDialogElement)) return;
  const text = /** @type {HTMLTextAreaElement} */ (dialog.querySelector('textarea'));
  const file = /** @type {HTMLInputElement} */ (dialog.querySelector('input[type=file]'));
  // Pasted with its layout: kept as HTML, so that lists, headings and labels are what they were.
  let layout = '';
  button.addEventListener('click', () => {
    layout = '';
    text.value = '';
    dialog.showModal();
  });
  text.addEventListener('paste', ({ clipboardData }) => {
    layout = clipboardData?.getData('text/html') ?? '';
  });
  text.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent) || event.inputType !== 'insertFromPaste') layout = '';
  });
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    dialog.close('file');
    await give(await readFile(chosen));
    file.value = '';
  });
  dialog.addEventListener('close', () => {
    const content = layout || text.value;
    if (dialog.returnValue === 'read' && content.trim()) give(content);
  });
}

/** @param {File} file */
export const readFile = (file) => file.text();

/** Whether a text is HTML: it says so with its first sign, and has a tag that closes. @param {string} content */
export const isHtml = (content) => /^\s*</.test(content) && /<\/?[a-z][^>]*>/i.test(content);
