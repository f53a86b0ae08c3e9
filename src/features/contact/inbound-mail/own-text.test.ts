import { describe, expect, test } from 'vitest';
import { ownText } from './own-text.ts';

describe('what somebody wrote themselves', () => {
  test('is what stands above the quoted letter, whatever program quoted it', () => {
    expect(ownText('Dank je!\n\nOp di 24 nov 2026 om 10:00 schreef Team <a@b.nl>:\n> Hallo')).toBe(
      'Dank je!',
    );
    expect(ownText('Thanks\n\n-----Original Message-----\nFrom: a@b.nl')).toBe('Thanks');
    expect(ownText('شكرا\n\nفي ٢٤ نوفمبر كتب Team:\n> x')).toBe('شكرا');
    expect(ownText('Ja\n\nVan: Team <a@b.nl>\nVerzonden: dinsdag')).toBe('Ja');
    expect(ownText('On Tue, 24 Nov 2026 at 10:00,\nTeam <a@b.nl> wrote:\n> x')).toBe(
      'On Tue, 24 Nov 2026 at 10:00,\nTeam <a@b.nl> wrote:\n> x',
    );
    expect(ownText('> alleen een citaat')).toBe('> alleen een citaat');
  });
});
