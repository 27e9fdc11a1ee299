// The words of the panel and the cards, as the extension has them.

import messages from '../extension/_locales/en/messages.json';
import { phrases } from '../extension/view/phrases.js';

/** @type {{ [key: string]: { message: string, placeholders?: { [name: string]: { content: string } } } }} */
const all = messages;

/** What a browser's extension interface would answer. @param {string} key @param {string[]} values */
function message(key, values) {
  const { message = '', placeholders = {} } = all[key] ?? {};
  return message.replace(/\$(\w+)\$/g, (_, name) => {
    const { content = '' } = placeholders[name.toLowerCase()] ?? {};
    return content.replace(/\$(\d)/g, (_, place) => values[place - 1] ?? '');
  });
}

export const english = phrases(message, 'en');
