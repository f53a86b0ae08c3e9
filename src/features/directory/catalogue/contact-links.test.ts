import { expect, test } from 'vitest';
import { mailtoUrl, telUrl } from './contact-links.ts';

test('an address writes to that address alone, whatever signs somebody put into it', () => {
  expect(mailtoUrl('koor@buurt.example')).toBe('mailto:koor@buurt.example');
  for (const odd of [
    'koor@buurt.example?bcc=all@example.nl',
    'a&cc=b@c.example',
    'x?subject=y#z@c.example',
  ]) {
    const url = new URL(mailtoUrl(odd));
    expect([url.search, url.hash], odd).toEqual(['', '']);
    expect(decodeURIComponent(url.pathname)).toBe(odd);
  }
});

test('a telephone number is called however it was written', () => {
  expect(telUrl('070 – 123.45 67')).toBe('tel:0701234567');
});
