import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterEvent, type ContributionEvent, isPublished, newStanding, REFUSAL_REASONS } from './rules.ts';
import { warningsFor } from './warnings.ts';

const readers = fc.constantFrom('reader 1', 'reader 2');
const words = fc.constantFrom('A', 'B', 'C');
const events: fc.Arbitrary<ContributionEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('written' as const),
    by: readers,
    transcript: words,
    words: fc.option(words),
  }),
  fc.constant({ kind: 'confirmed' as const }),
  fc.record({ kind: fc.constant('changed' as const), words }),
  fc.constant({ kind: 'withdrawn' as const }),
  fc.record({ kind: fc.constant('approved' as const), by: readers }),
  fc.record({
    kind: fc.constant('refused' as const),
    by: readers,
    reason: fc.constantFrom(...REFUSAL_REASONS),
  }),
);

test('nothing is published that its speaker did not confirm word for word, and nothing after it was taken back', () => {
  let published = 0;
  fc.assert(
    fc.property(fc.option(words), fc.array(events, { maxLength: 14 }), (typed, all) => {
      let standing = newStanding(typed);
      let confirmedWords: string | null = null;
      let wasWithdrawn = false;
      for (const event of all) {
        const before = standing;
        const after = afterEvent(standing, event);
        if (!after.ok) continue;
        standing = after.value;
        if (event.kind === 'confirmed') confirmedWords = before.words;
        if (event.kind === 'withdrawn') wasWithdrawn = true;
        if (event.kind === 'approved') expect(event.by).not.toBe(before.writtenBy);
        if (isPublished(standing)) {
          published++;
          expect(standing.words).toBe(confirmedWords);
          expect(standing.words).not.toBeNull();
          expect(wasWithdrawn).toBe(false);
        }
        if (standing.state === 'withdrawn')
          expect([standing.words, standing.transcript]).toEqual([null, null]);
      }
    }),
    { numRuns: 5_000 },
  );
  // The check would hold of nothing too.
  expect(published).toBeGreaterThan(500);
});

test('from speaking to everybody: recorded, written down, put in a sentence, confirmed, read over', () => {
  const steps: ContributionEvent[] = [
    { kind: 'written', by: 'Hiwet', transcript: 'long', words: null },
    { kind: 'written', by: 'Hiwet', transcript: 'long', words: 'short' },
    { kind: 'confirmed' },
    { kind: 'approved', by: 'Selam' },
  ];
  const states = ['transcribed', 'paraphrased', 'confirmed', 'routed'];
  let standing = newStanding(null);
  for (const [i, event] of steps.entries()) {
    const after = afterEvent(standing, event);
    expect(after).toMatchObject({ ok: true, value: { state: states[i] } });
    if (after.ok) standing = after.value;
  }
});

test.each([
  ['Bel mij op 06-12345678 voor meer', ['contact']],
  ['اتصلوا بي ٠٦١٢٣٤٥٦٧٨', ['contact']],
  ['Ik woon op 2511 AB en wacht al jaren', ['contact']],
  ['Mail mij: yonas@example.org', ['contact']],
  ['Mevrouw Jansen helpt mij nooit', ['person']],
  ['Het is de schuld van Piet de Vries van het loket', ['person']],
  ['De gemeente is achterlijk', ['hurtful']],
  ['Er zijn te weinig huizen in Den Haag.', []],
  ['Wij wachten 12 maanden op een les, dat is te lang.', []],
  ['ንቋንቋ ሓጋዚ የልቦን', []],
])('“%s” is looked at once more for %s', (sentence, warnings) => {
  expect(warningsFor(sentence)).toEqual(warnings);
});
