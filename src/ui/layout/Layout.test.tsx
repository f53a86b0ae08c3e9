import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { exampleContext } from '../examples/examples.tsx';
import { Layout } from './Layout.tsx';
import { Stem } from './Stem.tsx';

const page = exampleContext('nl');
const frame = (props: Partial<Parameters<typeof Layout>[0]> = {}) =>
  renderToString(
    <Layout page={page} title="Zoeken" {...props}>
      <h1>Zoeken</h1>
    </Layout>,
  );

test('who changes the language stays on the same page with the same search', () => {
  const html = frame();
  expect(html).toContain('href="/ar/initiatives?q=koor" hreflang="ar" lang="ar" dir="rtl"');
  expect(frame({ page: { ...page, path: '/', query: '' } })).toContain('href="/en" hreflang="en"');
});

test('who typed something and changes the language keeps what was typed', () => {
  const search = frame({ formId: 'search' });
  expect(search).toMatch(
    /<button type="submit" form="search" formaction="\/ar\/initiatives" formmethod="get" formnovalidate[^>]*lang="ar"/,
  );
  const story = frame({ formId: 'question', keepAction: '/story/name/keep' });
  expect(story).toMatch(
    /<button type="submit" form="question" formaction="\/ar\/story\/name\/keep" formmethod="post" formnovalidate/,
  );
});

test('the enter key in a field answers the question and never changes the language', () => {
  const html = frame({ formId: 'question', keepAction: '/keep', enter: { name: 'device', value: 'own' } });
  const [first = ''] = html.match(/<button\b[^>]*form="question"[^>]*>/) ?? [];
  expect(first).not.toContain('formaction');
  expect(first).toContain('name="device" value="own"');
});

test('an interface that nobody checked yet says so, in its own language', () => {
  expect(frame()).toContain('لم تُراجَع بعد');
  expect(frame()).not.toContain('nog niet nagekeken');
  expect(frame({ page: exampleContext('ar') })).toContain('لم تُراجَع هذه الترجمة بعد');
});

test('the first thing on the page leads past the header to its content', () => {
  const html = frame();
  expect(html.slice(html.indexOf('<body'))).toMatch(/^<body><a class="skip" href="#main">/);
  expect(html).toContain('<main id="main"');
});

test('one sees on every page how to come back to what is one’s own', () => {
  expect(frame()).toContain('href="/nl/open"');
  const own = frame({ page: { ...page, signedIn: true } });
  expect(own).toContain('href="/nl/week"');
  expect(own).not.toContain('href="/nl/open"');
});

test('a page that is somebody’s own is not offered to search engines in any language', () => {
  expect(frame()).toContain('rel="alternate" hreflang="ar"');
  const own = frame({ robots: 'noindex' });
  expect(own).toContain('<meta name="robots" content="noindex"/>');
  expect(own).not.toContain('rel="alternate"');
});

test('the plant grows with the story, flowers when it is told, and says the same in words', () => {
  const plant = (done: number, of = 12) => renderToString(<Stem done={done} of={of} />);
  const joints = [0, 1, 6, 11, 12].map((done) => plant(done).split('class="stalk"').length - 1);
  expect(joints).toEqual([1, 2, 7, 12, 13]);
  expect(plant(11)).not.toContain('bloom');
  expect(plant(12)).toContain('bloom');
  expect(plant(9, 4)).toBe(plant(4, 4));
  expect(plant(0, 0)).not.toContain('bloom');
  const html = frame({ stem: { done: 3, of: 12, text: '3 van 12 vragen' } });
  expect(html).toContain('<p class="unseen">3 van 12 vragen</p>');
  expect(html).toContain('<div class="stem"><svg width="32" height="600" aria-hidden="true">');
});
