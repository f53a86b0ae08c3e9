import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { breaches, languageCodes, messageFilesOf, speaksToReader } from './address.ts';

const files = globSync('src/**/messages/*.json').sort();
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;

test.each(languageCodes)(
  'every message in %s speaks to people in the form of docs/glossary-of-tone.md',
  (language) => {
    const paths = messageFilesOf(language, files);
    expect(paths.length).toBeGreaterThan(5);
    const wrong = paths.flatMap((path) =>
      Object.entries(read(path)).flatMap(([key, text]) =>
        (speaksToReader(key, language) ? breaches(text, language) : []).map(
          (word) => `${path} ${key}: ${word}`,
        ),
      ),
    );
    expect(wrong).toEqual([]);
  },
);

test.each([
  ['nl', 'Kunt u uw kaart vinden?', 'Kun je je kaart vinden?'],
  ['fr', 'Tu peux ouvrir ta carte.', 'Vous pouvez ouvrir votre carte.'],
  ['fr', 'Nous t’écrirons.', 'Nous vous écrirons.'],
  ['tr', 'Ne zaman vaktin var?', 'Ne zaman vaktiniz var?'],
  ['tr', 'Yarın geliyorsun ve anlatabilirsin.', 'Yarın geliyorsunuz ve anlatabilirsiniz.'],
  ['tr', 'Önce bir yer seç.', 'Önce bir yer seçin.'],
  ['fa', 'تو چه می‌پرسی؟', 'شما چه می‌پرسید؟'],
  ['fa', 'نامت را بنویس.', 'نامتان را بنویسید.'],
  ['ti', 'ካርድኻ ኣርእዮ።', 'ካርድኹም ኣርእይዎ።'],
  ['ti', 'ማሕበርካ ጽሓፍ።', 'ማሕበርኩም ጽሓፉ።'],
  ['ar', 'اكتب اسمك.', 'اكتبوا اسمكم.'],
  ['uk', 'Де ти живеш?', 'Де ви живете?'],
  ['kmr', 'Te çi nivîsî? Hilbijêre.', 'We çi nivîsî? Hilbijêrin.'],
  ['ckb', 'چیت دەوێت؟ بنووسە.', 'چیتان دەوێت؟ بنووسن.'],
  ['ckb', 'کەی دەفرۆشیت؟', 'کەی دەفرۆشن؟'],
  ['ps', 'ستا نوم څه دی؟', 'ستاسو نوم څه دی؟ ولیکئ.'],
  ['so', 'Idinku maxaad rabtaan?', 'Maxaad rabtaa?'],
])('the check bites in %s, and lets the right form pass', (language, wrong, right) => {
  expect(breaches(wrong, language)).not.toEqual([]);
  expect(breaches(right, language)).toEqual([]);
});

test('the name of a button in Turkish may be short, a sentence may not', () => {
  expect(breaches('Yazdır', 'tr')).toEqual([]);
  expect(breaches('Bu sayfayı yazdır.', 'tr')).not.toEqual([]);
  expect(breaches('Biraz bekleyin ve Yeniden gönder’e dokunun.', 'tr')).toEqual([]);
});

test('the glossary of tone says for every language how people are spoken to', () => {
  const glossary = readFileSync('docs/glossary-of-tone.md', 'utf8');
  expect(languageCodes.filter((code) => !glossary.includes(`| \`${code}\` |`))).toEqual([]);
});
