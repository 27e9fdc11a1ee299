// The keys of our commands. The browser keeps them, and lets the reader choose others.

const api = globalThis.browser ?? chrome;

/** The commands that have a description, and their keys, as they are written on this machine; none: an empty text. */
export async function keys() {
  const all = await api.commands.getAll();
  return all.flatMap(({ name = '', description, shortcut = '' }) => (description ? [{ name, description, keys: shortcut }] : []));
}

/** Opens the browser's own page for them. */
export function chooseKeys() {
  const { openShortcutSettings } = /** @type {any} */ (api.commands);
  return openShortcutSettings ? openShortcutSettings() : api.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
