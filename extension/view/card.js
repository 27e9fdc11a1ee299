// The card beside a quotation: who said it, how, and how sure we are. It comes when the mouse rests on a quotation, when a finger taps on
// one, and when the keyboard leads to one, and lives in a closed shadow root; page.css dresses its parts. It takes no room in the page.

/** @import { Page } from '../engine.js' */
/** @import { View } from '../types.d.ts' */
/** @import { Phrases } from './phrases.js' */

/** The mouse rests when it has stood still for so many milliseconds, and has left when it was away for so many. */
const REST = 350;
const AWAY = 300;

const HOW = { direct: 'howDirect', mixed: 'howMixed', indirect: 'howIndirect' };
const SURE = { high: 'sureHigh', medium: 'sureMedium', low: 'sureLow' };

/**
 * @typedef {object} Reader what the card asks of the reader of the page
 * @property {() => Page | undefined} page
 * @property {() => View} view
 * @property {(step: { same: boolean, backwards: boolean }) => void} step
 * @property {((quotation: number) => Promise<boolean>) | undefined} copy nothing: there is no source to copy with it
 */

/**
 * The cards of the page that a window shows. Nothing is imported here: on a page, a module of the extension could not find another.
 *
 * @param {Window} window
 * @param {Phrases['words']} words
 * @param {Reader} reader
 */
export function cards(window, words, reader) {
  const { document } = window;
  /** @type {HTMLElement | undefined} */
  let host;
  /** @type {ShadowRoot | undefined} */
  let root;
  /** The quotation that the card tells of. @type {number | undefined} */
  let shown;
  /** Where the focus was before. @type {Element | null} */
  let before = null;
  let timer = 0;

  /** @param {string} name @param {string} part @param {...(Node | string)} content */
  function make(name, part, ...content) {
    const made = document.createElement(name);
    made.setAttribute('part', part);
    made.append(...content);
    return made;
  }

  /** @param {string} sign @param {string} label @param {(event: MouseEvent) => void} act */
  function button(sign, label, act) {
    const made = make('button', 'button', sign);
    made.setAttribute('type', 'button');
    made.title = label;
    made.ariaLabel = label;
    made.addEventListener('click', act);
    return made;
  }

  /** @param {number} number @param {[number, number] | undefined} point where the mouse rests; nothing: the keyboard led here */
  function show(number, point) {
    const view = reader.view();
    const quotation = view.quotations[number];
    if (!quotation) return hide();
    const speaker = quotation.who === null ? undefined : view.speakers[quotation.who];
    const name = speaker?.name ?? quotation.mention ?? words('unnamed');
    const chip = make('span', `chip chip-${speaker?.colour ?? 'unnamed'}`, '“”');
    chip.ariaHidden = 'true';
    const title = make('strong', 'name', name);
    title.id = 'name';
    const facts = make('p', 'facts', words(HOW[quotation.kind]));
    if (quotation.via) facts.append(' · ', words('through', quotation.via));
    const copied = make('span', 'done');
    copied.setAttribute('role', 'status');
    const tools = make('div', 'tools');
    if (speaker && speaker.count > 1) {
      tools.append(
        button('↑', words('previousOf', name), () => reader.step({ same: true, backwards: true })),
        button('↓', words('nextOf', name), () => reader.step({ same: true, backwards: false })),
      );
    }
    const { copy } = reader;
    if (copy) {
      tools.append(
        button(words('copy'), words('copyHint'), async () => {
          copied.textContent = words((await copy(number)) ? 'copied' : 'notCopied');
        }),
      );
    }
    tools.append(copied, button('×', words('close'), hide));
    const card = make(
      'div',
      'card',
      make('div', 'head', chip, make('div', 'who', title, ...(speaker?.role ? [make('span', 'role', speaker.role)] : []))),
      facts,
      ...(speaker || quotation.mention ? [make('p', 'sure', words(SURE[quotation.confidence]))] : []),
      tools,
    );
    card.setAttribute('role', 'dialog');
    card.setAttribute('aria-labelledby', 'name');
    card.tabIndex = -1;

    if (!host) {
      host = document.createElement('whosaid-card');
      root = host.attachShadow({ mode: 'closed' });
      before = document.activeElement;
      document.documentElement.append(host);
    }
    root?.replaceChildren(card);
    shown = number;
    const { width, height } = card.getBoundingClientRect();
    const [x, y] = reader.page()?.beside(number, point && Float64Array.from(point), width, height) ?? [];
    if (x === undefined || y === undefined) return hide();
    card.style.translate = `${x}px ${y}px`;
    if (!point) card.focus({ preventScroll: true });
  }

  function hide() {
    window.clearTimeout(timer);
    if (!host) return;
    const focused = document.activeElement === host;
    host.remove();
    host = root = shown = undefined;
    if (focused && before && 'focus' in before) /** @type {HTMLElement} */ (before).focus({ preventScroll: true });
    before = null;
  }

  const held = () => document.activeElement === host;

  /** @param {PointerEvent} event */
  function onMove({ clientX, clientY, pointerType, target, buttons }) {
    window.clearTimeout(timer);
    if (pointerType === 'touch' || buttons || (host && target === host)) return;
    timer = window.setTimeout(() => {
      const now = reader.page()?.at(clientX, clientY);
      if (now === undefined) {
        if (!held()) hide();
      } else if (now !== shown) show(now, [clientX, clientY]);
    }, host ? AWAY : REST);
  }

  /** A finger cannot rest: it taps. What does something when it is tapped goes on doing that. @param {PointerEvent} event */
  function onClick({ clientX, clientY, pointerType, target }) {
    if (pointerType !== 'touch' || (host && target === host)) return;
    const acts = /** @type {Element} */ (target).closest('a[href], button, input, select, textarea, summary, label, [role=button], [contenteditable]');
    const now = acts ? undefined : reader.page()?.at(clientX, clientY);
    if (now === undefined) hide();
    else if (now !== shown) show(now, [clientX, clientY]);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== 'Escape' || !host) return;
    event.stopPropagation();
    hide();
  }

  // A card that no longer stands beside its words is worse than none.
  const onScroll = () => {
    if (!held()) hide();
  };

  /** @type {[string, (event: any) => void][]} */
  const listeners = [['pointermove', onMove], ['click', onClick], ['keydown', onKey], ['scroll', onScroll], ['resize', onScroll]];
  /** Ends the listening. @type {AbortController | undefined} */
  let listening;

  return {
    /** The keyboard has led to a quotation. @param {number} number */
    show: (number) => show(number, undefined),
    hide,
    /** Whether mouse and finger bring cards. @param {boolean} on */
    turn(on) {
      if (!on) hide();
      if (on === Boolean(listening)) return;
      listening?.abort();
      listening = on ? new AbortController() : undefined;
      if (!listening) return;
      const { signal } = listening;
      for (const [name, listener] of listeners) window.addEventListener(name, listener, { capture: true, passive: true, signal });
    },
  };
}
