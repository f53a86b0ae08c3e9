import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { seedDemoDirectory } from '../demo-seed.ts';

const { app, browser } = await createTestApp();
await seedDemoDirectory(app, demoSet());

const near = (typed: string) => browser().get(`/nl/initiatives?town=${encodeURIComponent(typed)}`);

test('whoever looks near a name that two towns have sees one, and the other is one tap away', async () => {
  const { html } = await near('Rijswijk');
  expect(html).toContain('binnen 10 km van');
  expect(html).toContain('Bedoel je een andere plaats?');
  expect(html).toContain('town=GM1959-rijswijk');
});

test('whoever looks near a place that is not there is told so, and gets places to tap', async () => {
  const { html } = await near('Nergenshuizen');
  expect(html).toContain('kennen we niet');
  expect(html).toContain('value="Nergenshuizen"');
  expect(html.match(/town=GM\d{4}/g)?.length).toBeGreaterThan(2);
  const postcode = await near('2599');
  expect(postcode.html).toContain('kennen we niet');
  expect(postcode.html).toMatch(/town=25\d\d/);
});

test('whoever looks near a postcode is asked nothing, and the tap on an offered one is understood', async () => {
  for (const typed of ['2516 AB', '2597']) {
    const { html } = await near(typed);
    expect(html).toContain('binnen 10 km van');
    expect(html).not.toContain('kennen we niet');
  }
});
