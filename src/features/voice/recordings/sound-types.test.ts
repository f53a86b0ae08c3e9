import { expect, test } from 'vitest';
import { recordingFault, recordingTypeFor, soundTypeOf } from './sound-types.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );

test('what a sound is, is seen in its own bytes', () => {
  expect(soundTypeOf(bytes([0, 0, 0, 24], 'ftypisom'))).toBe('audio/mp4');
  expect(soundTypeOf(bytes([0x1a, 0x45, 0xdf, 0xa3, 1]))).toBe('audio/webm');
  expect(soundTypeOf(bytes('OggS', [0]))).toBe('audio/ogg');
  expect(soundTypeOf(bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '))).toBe('audio/wav');
  expect(soundTypeOf(bytes('ID3', [4]))).toBe('audio/mpeg');
  expect(soundTypeOf(bytes([0xff, 0xfb, 0x90]))).toBe('audio/mpeg');
  for (const other of ['<html>', '%PDF-1.7', 'GIF89a', '', 'RIFFxxxxAVI '])
    expect(soundTypeOf(bytes(other)), other).toBeNull();
});

test('C10: MP4 is chosen first, also where Safari says that it can WebM, and a browser without either chooses itself', () => {
  const safari = ['audio/mp4', 'audio/webm', 'audio/webm;codecs=opus'];
  expect(recordingTypeFor((type) => safari.includes(type))).toBe('audio/mp4');
  const firefox = ['audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus'];
  expect(recordingTypeFor((type) => firefox.includes(type))).toBe('audio/webm;codecs=opus');
  expect(recordingTypeFor(() => false)).toBe('');
});

test('C10: empty and silent recordings are noticed without asking the file how long it is', () => {
  const good = { bytes: 20_000, milliseconds: 4_000, loudest: 0.2 };
  expect(recordingFault(good)).toBeUndefined();
  expect(recordingFault({ ...good, bytes: 0 })).toBe('empty');
  expect(recordingFault({ ...good, milliseconds: 200 })).toBe('empty');
  expect(recordingFault({ ...good, loudest: 0.001 })).toBe('silent');
  expect(recordingFault({ ...good, bytes: 400, loudest: 0.001 })).toBe('silent');
  expect(recordingFault({ ...good, bytes: 400 })).toBe('empty');
  expect(recordingFault({ ...good, loudest: null })).toBeUndefined();
  expect(recordingFault({ ...good, bytes: 3_000_000 })).toBe('too-big');
});
