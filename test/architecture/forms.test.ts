import { expect, test } from 'vitest';
import { type SessionKind, sessionKindOf } from '#core/access/actor.ts';
import { routePattern } from '#core/http/route-options.ts';
import { routesByFeature } from '../../src/app.ts';
import { createTestApp } from '../support/app.ts';
import { filledIn } from '../support/forms.ts';
import { meeting, SLUG } from '../support/meeting.ts';
import { begin } from '../support/people.ts';

const { app, browser, faults } = await createTestApp();
const { id, token } = await meeting(app);
const routes = routesByFeature.flatMap((feature) => feature.routes);

/** Everybody at once: a browser in which each kind of session is open. */
const device = await begin(browser());
device.jar.set('vanonderop_team', token);
const registration = await device.get('/nl/register');
await device.post('/nl/register', { ...filledIn(registration.html), name: 'Het koor', what: 'later' });

/** What can be filled in for a parameter of a path. */
const PARAMETERS: Record<string, string> = { edition: id, slug: SLUG, question: 'name', language: 'ar' };

/** The session that a form's address looks at; undefined when no route answers there. */
function sessionKindAt(address: string): SessionKind | undefined {
  const path = address.split(/[?#]/)[0]?.replace(/^\/[a-z]+(?=\/|$)/, '') || '/';
  const route = routes.find(
    ({ method, path: pattern }) =>
      method === 'post' && new RegExp(`^${routePattern(pattern).replace(/:\w+/g, '[^/]+')}$`).test(path),
  );
  return route && sessionKindOf(route.allow);
}

/** The forms and buttons of a page that work only for somebody with another session, as sentences. */
function wrongForms(html: string, kind: SessionKind, path: string): string[] {
  const forms = [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)]
    // A form without a token only counts or only asks.
    .filter(([, attributes = '', inside = '']) => /post/.test(attributes) && /name="token"/.test(inside))
    .map(([, attributes = '']) => attributes.match(/ action="([^"]*)"/)?.[1] ?? path);
  // Buttons that choose a language ask for a page, which has no token.
  const buttons = [...html.matchAll(/ formaction="([^"]*)"/gi)]
    .map(([, address = '']) => address)
    .filter((address) => sessionKindAt(address) !== undefined);
  return [...forms, ...buttons]
    .filter((address) => sessionKindAt(address) !== kind)
    .map((address) => `${path} of a ${kind} posts to ${address}`);
}

test('a form works for whoever sees it: its page and its route look at the same session', async () => {
  const wrong: string[] = [];
  const shown: string[] = [];
  for (const route of routes) {
    if (route.method !== 'get') continue;
    const path = route.path.replace(/:(\w+)(?:\{[^/]*\})?/g, (_, name: string) => PARAMETERS[name] ?? ':');
    if (path.includes(':')) continue;
    const { status, html } = await device.get(`/nl${path === '/' ? '' : path}`);
    if (status !== 200) continue;
    shown.push(path);
    wrong.push(...wrongForms(html, sessionKindOf(route.allow), path));
  }
  expect(wrong).toEqual([]);
  expect(shown).toEqual(
    expect.arrayContaining(['/organise', '/card', '/register/own', `/organise/${id}/hosts`]),
  );
  expect(shown.length).toBeGreaterThan(40);
  expect(faults).toEqual([]);
});

test('the check bites', () => {
  const form = '<form method="post" action="/nl/team/close"><input name="token"/></form>';
  expect(wrongForms(form, 'team', '/organise')).toEqual([]);
  expect(wrongForms(form, 'newcomer', '/card')).toHaveLength(1);
  const other =
    '<form method="post"><input name="token"/><button formaction="/nl/open/keep">x</button></form>';
  expect(wrongForms(other, 'team', '/organise')).toHaveLength(2);
});
