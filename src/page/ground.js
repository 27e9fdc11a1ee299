// What text stands on, as the browser computes it: facts only, the decision is src/contrast.rs's. Plain JavaScript, because many small
// calls from Rust into the page cost more than the answers.

/** @typedef {number[] | undefined} Colour red, green, blue and opacity, from 0 to 1; nothing: nobody can tell */

/** @type {CanvasRenderingContext2D | null | undefined} */
let canvas;

/** @param {string} text a computed colour @returns {Colour} */
function parse(text) {
  const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [r = 0, g = 0, b = 0, opacity = 1] = numbers;
  if (/^rgba?\(/.test(text)) return [r / 255, g / 255, b / 255, opacity];
  if (text.startsWith('color(srgb ')) return [r, g, b, opacity];
  // Other colour spaces: drawn, and looked at.
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!canvas) return undefined;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
}

/** Whether a background picture is more than a line below the words or a sign beside them. @param {CSSStyleDeclaration} style */
function isPictured({ backgroundImage, backgroundSize, backgroundRepeat }) {
  if (backgroundImage === 'none') return false;
  const small = backgroundSize.split(', ').every((size) => {
    const [width = '', height = width] = size.split(' ');
    const pixels = (/** @type {string} */ length) => (length.endsWith('px') ? parseFloat(length) : Infinity);
    return pixels(height) <= 4 || (pixels(width) <= 32 && pixels(height) <= 32);
  });
  return !(small && /no-repeat|repeat-x/.test(backgroundRepeat));
}

/** What the browser draws behind a page that draws nothing. @param {Window} window @returns {Colour} */
function paper(window) {
  const { colorScheme } = window.getComputedStyle(window.document.documentElement);
  const dark = /dark/.test(colorScheme) && (!/light/.test(colorScheme) || window.matchMedia('(prefers-color-scheme: dark)').matches);
  return dark ? [0.07, 0.07, 0.07, 1] : [1, 1, 1, 1];
}

/** The element around a node, be it the host of the shadow root that it stands in. @param {Node} node */
function around(node) {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return 'host' in root ? /** @type {ShadowRoot} */ (root).host : null;
}

/**
 * Of each text: how many layers there are, its own colour among them, or 0 where nobody can tell; then these, from the text to the
 * farthest.
 *
 * @param {Node[]} texts
 */
export function grounds(texts) {
  /** @type {Map<Element, (number[])[] | undefined>} */
  const known = new Map();
  /** @param {Element | null} element @returns {number[][] | undefined} */
  function behind(element) {
    const window = element?.ownerDocument.defaultView;
    if (!element || !window) return undefined;
    if (known.has(element)) return known.get(element);
    const style = window.getComputedStyle(element);
    const own = parse(style.backgroundColor);
    /** @type {number[][] | undefined} */
    let layers;
    if (own && !isPictured(style)) {
      const parent = around(element);
      const others = own[3] === 1 ? [] : parent ? behind(parent) : [paper(window) ?? []];
      layers = others && (own[3] ? [own, ...others] : others);
    }
    known.set(element, layers);
    return layers;
  }
  const all = texts.flatMap((node) => {
    const element = around(node);
    const style = element?.ownerDocument.defaultView?.getComputedStyle(element);
    const text = style && parse(style.webkitTextFillColor || style.color);
    const layers = behind(element);
    return text && layers ? [1 + layers.length, ...text, ...layers.flat()] : [0];
  });
  return Float32Array.from(all);
}

/**
 * The style sheets' colours and strengths, as the reader has chosen them: three strengths, then the colours, each for light and for dark
 * pages; and whether it is dark now.
 *
 * @param {Window} window
 * @param {number} colours
 */
export function palette(window, colours) {
  const style = window.getComputedStyle(window.document.documentElement);
  const value = (/** @type {string | number} */ name) => style.getPropertyValue(`--whosaid-${name}`);
  const strengths = ['quoted', 'reported', 'named'].map((name) => parseFloat(value(name)) / 100);
  const names = [...Array(colours).keys()].map((colour) => colour + 1);
  const both = [...names, 'unnamed'].flatMap((name) => {
    const [light = '#808080', dark = light] = value(name).match(/#[0-9a-f]{6}/gi) ?? [];
    return [light, dark].flatMap((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255));
  });
  return Float32Array.from([...strengths, ...both, window.matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0]);
}
