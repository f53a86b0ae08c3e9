import { BOTTLENECK_STATES, type BottleneckState } from '../model/rules.ts';

/** Sentences of so many words, on average, are read easily at B1; longer ones are shortened first. */
const EASY_SENTENCE_WORDS = 12;
/** Words of more letters are long; of those an easy text has few. */
const LONG_WORD_LETTERS = 12;
const EASY_LONG_SHARE = 0.1;

/** How a text reads: how long its sentences are, and which words are long. */
export interface ReadingHint {
  isEasy: boolean;
  /** Words in a sentence, on average. */
  sentenceWords: number;
  longWords: string[];
}

/** A hint about how easily a text is read: a count of sentences and long words, no more. Undefined for an empty text. */
export function readingHint(text: string): ReadingHint | undefined {
  const words = text.match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  if (words.length === 0) return undefined;
  const sentences = text.split(/[.!?؟。።]+|\n+/).filter((part) => /\p{L}/u.test(part)).length || 1;
  const longWords = [...new Set(words.filter((word) => word.length > LONG_WORD_LETTERS))];
  const sentenceWords = Math.round(words.length / sentences);
  return {
    isEasy: sentenceWords <= EASY_SENTENCE_WORDS && longWords.length / words.length <= EASY_LONG_SHARE,
    sentenceWords,
    longWords,
  };
}

/** The states that the list of the desk can be narrowed to, and those of what asks for something. */
export const DESK_STATES = ['overdue', 'reopened', 'gap', ...BOTTLENECK_STATES] as const;
export type DeskState = 'overdue' | 'reopened' | 'gap' | BottleneckState;

/** The largest voice of an answer, in bytes: some four minutes of speech. */
export const MAX_VOICE_BYTES = 2_000_000;
/** The form around it. */
export const MAX_VOICE_FORM_BYTES = 2_200_000;

const startsWith = (bytes: Buffer, text: string, offset = 0): boolean =>
  bytes.subarray(offset, offset + text.length).toString('latin1') === text;

/** What kind of sound a file holds, by its first bytes and not by its name; undefined when it is none that browsers play. */
export function audioKind(bytes: Buffer): string | undefined {
  if (startsWith(bytes, 'OggS')) return 'audio/ogg';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WAVE', 8)) return 'audio/wav';
  if (startsWith(bytes, 'ftyp', 4)) return 'audio/mp4';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return 'audio/webm';
  if (startsWith(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0))
    return 'audio/mpeg';
  return undefined;
}
