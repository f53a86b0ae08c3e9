/** What a browser of today records in, and older telephones save. */
export const SOUND_TYPES = ['audio/mp4', 'audio/webm', 'audio/ogg', 'audio/mpeg', 'audio/wav'] as const;
export type SoundType = (typeof SOUND_TYPES)[number];

/** A minute of speech stays far below it. */
export const MAX_SOUND_BYTES = 2_000_000;
export const MAX_SOUND_SECONDS = 60;
/** Less than this is a container without sound. */
export const MIN_SOUND_BYTES = 1_000;

const startsWith = (content: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, i) => content[at + i] === byte);
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

/** What kind of sound this is by its own first bytes, whatever somebody calls it; null when it is none. */
export function soundTypeOf(content: Uint8Array): SoundType | null {
  if (startsWith(content, ascii('ftyp'), 4)) return 'audio/mp4';
  if (startsWith(content, [0x1a, 0x45, 0xdf, 0xa3])) return 'audio/webm';
  if (startsWith(content, ascii('OggS'))) return 'audio/ogg';
  if (startsWith(content, ascii('RIFF')) && startsWith(content, ascii('WAVE'), 8)) return 'audio/wav';
  const isMpeg =
    startsWith(content, ascii('ID3')) || (content[0] === 0xff && ((content[1] ?? 0) & 0xe6) === 0xe2);
  return isMpeg ? 'audio/mpeg' : null;
}

/**
 * In what to record. MP4 before WebM: Safari says that it can record WebM, and what it then makes is played by few (capacitor
 * voice recorder, pull request 123); MP4 is played by all.
 */
export const RECORDING_TYPES = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/mp4',
  'audio/webm;codecs=opus',
  'audio/webm',
  'audio/ogg;codecs=opus',
] as const;

/** The first that this browser can record in; empty for what it chooses itself. */
export const recordingTypeFor = (isSupported: (type: string) => boolean): string =>
  RECORDING_TYPES.find((type) => isSupported(type)) ?? '';

/** What is wrong with what was recorded; nothing is measured by the length that the file says it has, for browsers leave it out. */
export function recordingFault({
  bytes,
  milliseconds,
  loudest,
}: {
  bytes: number;
  /** How long the microphone was open. */
  milliseconds: number;
  /** The highest level that was heard, from 0 to 1; null where the browser cannot tell. */
  loudest: number | null;
}): 'empty' | 'silent' | 'too-big' | undefined {
  if (milliseconds < SHORTEST_MS) return 'empty';
  // Before the size, for silence takes hardly any bytes.
  if (loudest !== null && loudest < SILENCE_LEVEL) return 'silent';
  if (bytes < MIN_SOUND_BYTES) return 'empty';
  return bytes > MAX_SOUND_BYTES ? 'too-big' : undefined;
}

const SHORTEST_MS = 700;
/** Below it there is only the noise of the microphone itself (about −46 dB). */
const SILENCE_LEVEL = 0.005;
