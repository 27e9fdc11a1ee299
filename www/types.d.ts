// What src/explanation.rs hands over. For the type check only: nothing of this file is shipped.

export interface Explanation {
  sentences: { word: string; tag: string }[][];
  cues: { words: string; speaker: string | null; via: string | null; construction: string; force: string }[];
  names: { words: string; kind: string }[];
}
