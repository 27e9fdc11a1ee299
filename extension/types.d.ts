// What the parts of the extension say to each other. For the type check only: nothing of this file is shipped.

/** The reader's switches, as they are kept. */
export interface Settings {
  /** Quotations are marked. */
  quotations: boolean;
  /** Ad noise is hidden. */
  filter: boolean;
  /** Resting on a quotation brings a card. */
  cards: boolean;
  /** How things are quoted that are marked. */
  kinds: QuotationKind[];
  look: 'background' | 'underline';
  palette: 'standard' | 'contrast' | 'own';
  /** The reader's own colours, `#rrggbb`; for speakers beyond them the standard ones. */
  colours: string[];
  /** Whole texts that are hidden besides. */
  phrases: string[];
  /** CSS selectors of what is hidden besides. */
  selectors: string[];
}

/** What is kept for one site. */
export interface Site {
  /** Whosaid works on it. */
  on: boolean;
  /** Ad noise is hidden on it. */
  filter: boolean;
  /** Kinds of noise that are never hidden on it. */
  never: NoiseKind[];
  /** Whole texts that are hidden on it besides. */
  phrases: string[];
  /** CSS selectors of what is hidden on it besides. */
  selectors: string[];
}

/** The settings that a page of one site goes by. */
export interface Choice extends Settings {
  site: Site;
}

/** How a reporting verb's words are quoted. */
export type QuotationKind = 'direct' | 'mixed' | 'indirect';

export type NoiseKind = 'label' | 'slot' | 'promo' | 'newsletter' | 'sponsored' | 'share' | 'own';

export interface Speaker {
  name: string;
  role: string | null;
  /** 1 to 12; the style sheets know it. */
  colour: number;
  count: number;
}

export interface Quotation {
  parts: string[];
  /** How many words. */
  words: number;
  kind: QuotationKind;
  /** The place in the list of speakers. */
  who: number | null;
  mention: string | null;
  cue: string | null;
  via: string | null;
  confidence: 'low' | 'medium' | 'high';
  rule: string;
}

export interface Noise {
  id: number;
  kind: NoiseKind;
  reason: string;
  text: string;
  shown: boolean;
}

/** What the engine made of a page: src/page/view.rs. */
export interface View {
  article: boolean;
  speakers: Speaker[];
  quotations: Quotation[];
  noise: Noise[];
}

/** What a page tells those who watch it: popup and panel. */
export type FromPage =
  /** It is on its way. */
  | { type: 'loading'; host: string }
  | { type: 'off'; host: string }
  | { type: 'failed'; host: string }
  /** No page of text: a picture, a PDF file. */
  | { type: 'unreadable'; host: string }
  | { type: 'view'; host: string; view: View }
  | ({ type: 'taken' } & Taken);

/** What popup and panel know of the page in front. */
export type Said =
  | Exclude<FromPage, { type: 'taken' }>
  /** Nobody answers there. */
  | { type: 'forbidden'; host: '' };

/** What is taken along; where it is plain text, the same as HTML for those who can take it. */
export interface Taken {
  text: string;
  html?: string;
}

/** What quotations can be taken along as. */
export type TakeFormat = 'text' | 'markdown' | 'html' | 'csv' | 'json';

/** What popup and panel ask of a page. */
export type ToPage =
  | { type: 'jump'; quotation: number }
  | { type: 'step'; speaker: number | null; backwards: boolean; card?: boolean }
  /** By the speaker of the quotation that the reader was led to last. */
  | { type: 'step-same'; backwards: boolean }
  /** Answered by `taken`; all quotations, or one. */
  | { type: 'take'; format: TakeFormat; quotation: number | null }
  /** The page copies it by itself: the quotation under the context menu, or all. */
  | { type: 'copy-here' }
  | { type: 'copy-all' }
  | { type: 'show'; noise: number | null };

/** What a second look at a page came to. */
export interface Looked {
  /** Milliseconds. */
  cost: number;
  /** Whether anything came out differently. */
  changed: boolean;
}

/**
 * Calls `look` whenever the page has changed, from `start` to `stop`. In `area`, words that change in their place count, too; and `roots`
 * are shadow roots and documents in frames, whose changes the page itself does not tell.
 */
export type Watch = (look: () => Promise<Looked>) => { start(area?: Node, roots?: Node[]): void; stop(): void };

declare global {
  /** What Firefox calls its extension interface, and Chrome lately, too. */
  var browser: typeof chrome | undefined;
}
