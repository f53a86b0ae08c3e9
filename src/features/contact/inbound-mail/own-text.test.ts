import { describe, expect, test } from 'vitest';
import { ownText } from './own-text.ts';

const QUOTE = '> We hebben je vraag gekregen.\n> Je krijgt antwoord voor donderdag.';

describe('what somebody wrote themselves', () => {
  test.each([
    ['Gmail, Dutch', 'Op di 24 nov 2026 om 10:00 schreef Team <a@b.nl>:'],
    ['Apple, Dutch', 'Op 29 nov. 2026 om 18:29 heeft Van Onderop <a@b.nl> het volgende geschreven:'],
    ['Gmail, English', 'On Tue, 24 Nov 2026 at 10:00, Team <a@b.nl> wrote:'],
    ['Gmail, Arabic', 'في الأحد، ٢٩ نوفمبر ٢٠٢٦ في ٦:٢٩ م تمت كتابة ما يلي بواسطة Team <a@b.nl>:'],
    ['Gmail, Turkish', 'Team <a@b.nl>, 29 Kas 2026 Paz, 18:29 tarihinde şunu yazdı:'],
    ['Gmail, Ukrainian', 'нд, 29 лист. 2026 р. о 18:29 Team <a@b.nl> пише:'],
    ['Gmail, Farsi', 'در تاریخ یکشنبه ۲۹ نوامبر ۲۰۲۶ ساعت ۱۸:۲۹ Team <a@b.nl> نوشت:'],
    ['Apple, French', 'Le 29 nov. 2026 à 18:29, Team <a@b.nl> a écrit :'],
    ['over two lines', 'On Tue, 24 Nov 2026 at 10:00,\nTeam <a@b.nl> wrote:'],
  ])('stands above the quoted letter: %s', (_, introduction) => {
    expect(ownText(`Dank je!\n\n${introduction}\n\n${QUOTE}\n`)).toBe('Dank je!');
  });

  test.each([
    ['a line that says so', '-----Original Message-----\nFrom: a@b.nl'],
    [
      'a header block',
      'Van: Team <a@b.nl>\nVerzonden: dinsdag 24 november 2026 10:00\nAan: Yonas\nOnderwerp: Vraag\n\nHallo',
    ],
    [
      'a header block without address',
      'Van: Van Onderop\nVerzonden: dinsdag 24 november 2026 10:00\nAan: Yonas\n\nHallo',
    ],
    [
      'a line of underscores above it',
      '________________________________\nFrom: Team <a@b.nl>\nSent: Tuesday\nTo: Y\n\nHi',
    ],
  ])('stands above a letter that is quoted without marks: %s', (_, quoted) => {
    expect(ownText(`Thanks\n\n${quoted}`)).toBe('Thanks');
  });

  test('stays whole between the quoted lines, with those lines', () => {
    const inline = `Zie mijn antwoorden hieronder.\n\nOp zo 29 nov 2026 om 18:29 schreef Team <a@b.nl>:\n\n> Dinsdag of donderdag?\n\nDonderdag graag.\n\n> Opvang nodig?\n\nJa, voor twee kinderen.`;
    expect(ownText(inline)).toBe(inline);
    expect(ownText(`${inline}\n\n${QUOTE}`)).toBe(inline);
  });

  test.each([
    'Kunnen jullie dit oppakken?\n\nBegin doorgestuurd bericht:\n\nVan: Ahmed <a@b.nl>\nOnderwerp: vraag\nDatum: 28 november 2026 om 10:00\n\nIk zoek les in Ommen.',
    '---------- Forwarded message ---------\nFrom: Ahmed <a@b.nl>\nDate: Sat, Nov 28, 2026\n\nIk zoek les in Ommen.',
    '---------- Doorgestuurd bericht ---------\nVan: Ahmed <a@b.nl>\nDate: za 28 nov 2026\n\nIk zoek les in Ommen.',
  ])('is all of a letter that is passed on', (forwarded) => {
    expect(ownText(forwarded)).toBe(forwarded);
  });

  test.each([
    'Van: maandag tot vrijdag kan ik niet.\nDinsdag wel.',
    'Naam: ________________\nPlaats: ______________\n____________________\nIk wil graag meedoen.',
    'Bereikbaar via: yonas@voorbeeld.nl\nTot dinsdag!',
    'Ik schreef:\nniets',
    '> alleen een citaat',
  ])('is not taken for a quote: %s', (own) => {
    expect(ownText(own)).toBe(own);
  });
});
