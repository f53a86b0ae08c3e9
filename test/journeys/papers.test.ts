import { expect, test } from 'vitest';
import { visitor } from '#core/access/actor.ts';
import { register } from '../../src/features/meetings/registration-form/actions.ts';
import { proposeSeats, publishSeats } from '../../src/features/meetings/seating/actions.ts';
import { meeting, SLUG } from '../support/meeting.ts';
import { site } from '../support/site.ts';

const { phone, at, app, faults } = await site();
const { id, token, deniz, edition } = await meeting(app);
const part = (await edition()).parts.find(({ breakOuts }) => breakOuts.length);
const NAMES = [
  'Samira',
  'هالة عبد الله',
  'ሰላም ተስፋይ',
  'Олена',
  'Jan-Willem van der Velde',
  'فاطمة Van Dijk',
  'Şükrü',
  'Ngọc',
];
for (const [i, firstName] of NAMES.entries())
  await register(app, visitor, {
    edition: id,
    idempotencyKey: { application: ['paper', String(i)] },
    language: ['nl', 'ar', 'nl', 'en'][i % 4],
    form: {
      email: '',
      phone: '',
      members: [{ firstName, interpreter: '', needs: [], diet: '', other: '' }],
      wishes: { [part?.id ?? '']: [] },
      anyOther: true,
      moveUp: true,
      keepInformed: false,
      expectedVersion: 0,
    },
  });
await proposeSeats(app, deniz, { edition: id });
await publishSeats(app, deniz, { edition: id });

const papers = [
  ['badges', `/nl/organise/${id}/badges`, 1, 250_000],
  ['programme', `/nl/meetings/${SLUG}/programme`, 4, 350_000],
] as const;

test.each(papers)(
  '%s on paper: letters and no pictures of letters, few pages, small',
  async (_, path, pages, most) => {
    const context = await phone({ wide: true });
    await context.addCookies([{ name: 'vanonderop_team', value: token, url: at }]);
    const page = await context.newPage();
    await page.goto(path);
    const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    // Fonts that say which letter each sign is: the text can be selected, searched and read aloud.
    expect(paper.match(/\/ToUnicode/g)?.length ?? 0).toBeGreaterThanOrEqual(3);
    expect(paper).not.toMatch(/\/Subtype\s*\/Image/);
    expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(pages);
    expect(paper.length).toBeLessThan(most);
    await context.close();
  },
);

test('names in Latin, Arabic, Ethiopic and Cyrillic are drawn with real letters, none as an empty box', async () => {
  const context = await phone({ wide: true, script: true });
  await context.addCookies([{ name: 'vanonderop_team', value: token, url: at }]);
  const page = await context.newPage();
  await page.goto(`/nl/organise/${id}/badges`);
  // A letter that no font has is drawn as one and the same box: no name may look like a row of those.
  const drawn = await page.evaluate((names) => {
    const draw = (text: string): string => {
      const canvas = document.createElement('canvas');
      canvas.width = 300;
      canvas.height = 60;
      const paper = canvas.getContext('2d');
      if (!paper) throw new Error('no canvas');
      paper.font = `32px ${getComputedStyle(document.body).fontFamily}`;
      paper.fillText(text, 5, 40);
      return canvas.toDataURL();
    };
    const letters = [...new Set(names.join('').replace(/\s/g, ''))];
    const box = draw('\u{10FFFE}');
    return {
      boxes: letters.filter((letter) => draw(letter) === box),
      kinds: new Set(letters.map(draw)).size,
      count: letters.length,
    };
  }, NAMES);
  expect(drawn.boxes).toEqual([]);
  expect(drawn.kinds).toBeGreaterThan(drawn.count * 0.9);
  const directions = await page
    .locator('.badge-name')
    .evaluateAll((names) => names.map((name) => [name.textContent, getComputedStyle(name).direction]));
  expect(directions).toContainEqual(['هالة عبد الله', 'rtl']);
  expect(directions).toContainEqual(['ሰላም ተስፋይ', 'ltr']);
  await context.close();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
