import { describe, expect, test } from 'vitest';
import { spamSignal } from './spam-check.ts';

describe('looking first', () => {
  const calm = { honeypot: '', ageSeconds: 40 };
  test('short, misspelt and other scripts are no reason', () => {
    for (const text of [
      'halo ik wil tal les',
      'متى اللقاء؟',
      'ሰላም',
      'Стрімко',
      'Rechtsbijstandsverzekering',
      'https://a.nl',
    ])
      expect(spamSignal({ text, ...calm })).toBeNull();
  });
  test('a filled trap, a form sent in a second, many links and letters without vowels are', () => {
    expect(spamSignal({ text: 'x', honeypot: 'y', ageSeconds: 40 })).toBe('trap');
    expect(spamSignal({ text: 'x', honeypot: '', ageSeconds: 1 })).toBe('fast');
    expect(spamSignal({ text: 'http://a http://b www.c', ...calm })).toBe('links');
    expect(spamSignal({ text: 'KJHGFDSQWRTPLKJHGFD', ...calm })).toBe('letters');
  });
});
