// What the playground's parts hand to each other. For the type check only: nothing of this file is shipped.

/** A text to be read. */
export interface Text {
  content: string;
  /** Whether it is HTML. */
  html: boolean;
  /** The sample that it is, if it is one. */
  sample?: string;
}

/** From the first word to the one behind the last. */
export interface Range {
  start: number;
  end: number;
}

/** A sentence as the engine's rules see it: src/explanation.rs. All ranges are of its words. */
export interface Sentence {
  words: string[];
  tags: string[];
  cues: { words: Range; speaker: Range | null; via: Range | null; construction: string; force: string }[];
  names: { words: Range; kind: string; who: number | null }[];
}
