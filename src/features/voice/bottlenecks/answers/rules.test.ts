import { expect, test } from 'vitest';
import { audioKind, readingHint } from './rules.ts';

test('short sentences of ordinary words are easy; long ones are not, and the long words are named', () => {
  expect(readingHint('We betalen de oppas. Dat begint in maart.')).toEqual({
    isEasy: true,
    sentenceWords: 4,
    longWords: [],
  });
  const hard = readingHint(
    'Ten behoeve van de inburgeringsplichtige wordt, behoudens uitzonderingsgevallen, door het college zorg gedragen voor kinderopvangfaciliteiten.',
  );
  expect(hard?.isEasy).toBe(false);
  expect(hard?.longWords).toEqual([
    'inburgeringsplichtige',
    'uitzonderingsgevallen',
    'kinderopvangfaciliteiten',
  ]);
  expect(readingHint('  ')).toBeUndefined();
});

test('a sound is known by its first bytes, and a page that calls itself a sound is none', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  expect(audioKind(bytes('OggS\0'))).toBe('audio/ogg');
  expect(audioKind(bytes('RIFF\0\0\0\0WAVE'))).toBe('audio/wav');
  expect(audioKind(bytes('\0\0\0\x20ftypM4A '))).toBe('audio/mp4');
  expect(audioKind(bytes('\x1a\x45\xdf\xa3'))).toBe('audio/webm');
  expect(audioKind(bytes('ID3\x04'))).toBe('audio/mpeg');
  expect(audioKind(bytes('\xff\xfb'))).toBe('audio/mpeg');
  expect(audioKind(bytes('<html>'))).toBeUndefined();
  expect(audioKind(Buffer.alloc(0))).toBeUndefined();
});
