// Tabs over their panels, by mouse and by keyboard.

import { element } from '../extension/dom.js';

/**
 * @template {string} Name
 * @param {Name[]} names the panels' ids; a panel's tab has `tab-` before it
 * @param {() => void} turned another one was chosen
 */
export function tabs(names, turned) {
  let chosen = /** @type {Name} */ (names[0]);

  /** @param {Name} name */
  function choose(name) {
    chosen = name;
    for (const other of names) {
      const tab = element(`tab-${other}`);
      tab.ariaSelected = String(other === name);
      tab.tabIndex = other === name ? 0 : -1;
      element(other).hidden = other !== name;
    }
    document.body.dataset['view'] = name;
    turned();
  }

  for (const name of names) {
    const tab = element(`tab-${name}`);
    tab.addEventListener('click', () => choose(name));
    tab.addEventListener('keydown', ({ key }) => {
      const at = names.indexOf(chosen);
      const next = { ArrowRight: names[(at + 1) % names.length], ArrowLeft: names.at(at - 1), Home: names[0], End: names.at(-1) }[key];
      if (next === undefined) return;
      choose(next);
      element(`tab-${next}`).focus();
    });
  }
  return { chosen: () => chosen };
}
