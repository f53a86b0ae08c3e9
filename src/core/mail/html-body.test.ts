import { expect, test } from 'vitest';
import { htmlBody } from './smtp.ts';

const linksIn = (text: string): string[] =>
  [...htmlBody(text, 'nl').matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);

test.each([
  ['Kijk op https://taal.example/cafe.', 'https://taal.example/cafe'],
  ['(zie https://taal.example/bel).', 'https://taal.example/bel'],
  ['https://taal.example/a_(b)', 'https://taal.example/a_(b)'],
  ['<https://taal.example/x>', 'https://taal.example/x'],
  ['هل رأيتم https://taal.example/x؟', 'https://taal.example/x'],
  ['“https://taal.example/x”', 'https://taal.example/x'],
  ['https://taal.example/?a=1&b=2, en nog iets', 'https://taal.example/?a=1&amp;b=2'],
])('in %s the link leads to the page, without the signs of the sentence', (text, href) => {
  expect(linksIn(text)).toEqual([href]);
});

test('all of the text stays, and nothing that somebody wrote becomes HTML', () => {
  const html = htmlBody('<b>Hoi</b> "jij" & https://x.example/<script>', 'nl');
  expect(html).toContain('&lt;b&gt;Hoi&lt;/b&gt; &quot;jij&quot; &amp; ');
  expect(html).toContain('<a href="https://x.example/">https://x.example/</a>&lt;script&gt;');
});
