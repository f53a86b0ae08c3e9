import { expect, test } from 'vitest';
import { mailtoUrl, receivesTextMessages, smsUrl, telUrl } from './contact-links.ts';

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

test('words that somebody wants to send stand ready, in any script and with line ends', () => {
  const url = new URL(mailtoUrl('koor@buurt.example', { subject: 'Zingen & meer?', body: 'Dag,\nسميرة' }));
  expect(url.searchParams.get('subject')).toBe('Zingen & meer?');
  expect(url.searchParams.get('body')).toBe('Dag,\r\nسميرة');
  expect(smsUrl('06 12345678', 'Mag ik & jij?')).toBe('sms:0612345678?body=Mag%20ik%20%26%20jij%3F');
});

test('a text message goes to a mobile number only', () => {
  const mobile = ['06-12345678', '+31 6 12345678', '0031612345678'];
  expect(mobile.map(receivesTextMessages)).toEqual(mobile.map(() => true));
  const fixed = ['070 123 45 67', '+31 70 123 45 67', '0800-1234', '085 123 45 67', '+44 1632 960222'];
  expect(fixed.map(receivesTextMessages)).toEqual(fixed.map(() => false));
});
