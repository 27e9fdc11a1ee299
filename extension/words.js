// The words of the extension's own pages: all from _locales.

import { phrases } from './view/phrases.js';

const { i18n } = globalThis.browser ?? chrome;

export const ours = phrases((key, values) => i18n.getMessage(key, values), i18n.getUILanguage());
export const { words, counted } = ours;

/** Fills the elements that have `data-words` with the words of that key. */
export function fill() {
  document.documentElement.lang = i18n.getUILanguage();
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = words(element.getAttribute('data-words') ?? '');
  }
}
