import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { FormSource } from '../private-links.ts';
import { type RouteOptions, routePattern } from './route-options.ts';

/** The hidden field that holds the key of a form that creates something. */
export const FORM_KEY_FIELD = 'once';

const NONCE_BYTES = 12;
const BROWSER_SECRET_BYTES = 16;

/** What a form key belongs to. */
interface FormKeyBinding {
  /** The server's secret. */
  secret: Buffer;
  /** The route that the form posts to; parameters are left out. */
  path: string;
  /** The random value of the browser's own cookie. */
  browser: string;
}

/** An HMAC over a list of texts: JSON keeps them apart, and its first text keeps this use apart from others. */
const digest = (secret: Buffer, ...texts: string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(texts)).digest('base64url');

const signatureOf = ({ secret, path, browser }: FormKeyBinding, nonce: string): string =>
  digest(secret, 'form key', routePattern(path), browser, nonce).slice(0, 22);

/** A new key `nonce.signature` for a form: valid only for this route and this browser. */
export function issueFormKey(binding: FormKeyBinding): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  return `${nonce}.${signatureOf(binding, nonce)}`;
}

/** Did we issue this key to this browser, for this route? */
export function isValidFormKey(binding: FormKeyBinding, key: string): boolean {
  const [nonce = '', given = ''] = key.split('.');
  const expected = Buffer.from(signatureOf(binding, nonce));
  const bytes = Buffer.from(given);
  return (
    Boolean(binding.browser) &&
    key === `${nonce}.${given}` &&
    bytes.length === expected.length &&
    timingSafeEqual(bytes, expected)
  );
}

/**
 * What a valid key stands for: the same form sent twice gives the same value, and without the browser's cookie nobody gets
 * it, not even who has seen the key. A key that is missing, forged or of another browser, or a browser without cookies, gives
 * a value that was never there before: what is sent is stored all the same, only a double tap is not recognised.
 * @param part tells several small forms with one key apart
 */
export const formKeyValue = (binding: FormKeyBinding, key: string, part: string): FormSource => ({
  form: isValidFormKey(binding, key)
    ? digest(binding.secret, 'form key value', routePattern(binding.path), binding.browser, key, part)
    : randomBytes(32).toString('base64url'),
});

/** Form keys of one request. */
export interface FormKeys {
  newFormKey: (path?: string) => string;
  keptFormKey: (path?: string) => string;
  formKey: (part?: string) => FormSource;
}

/**
 * Form keys of one request. The browser secret is a session cookie of its own, set when the first form that needs it is
 * shown: it says nothing about who somebody is, and is the same with and without a story or a team link.
 * @param route the route that was asked for
 * @param sent the key that came with the form
 */
export function createFormKeys(
  c: Context,
  {
    secret,
    cookieName,
    secure,
    route,
    sent,
  }: {
    secret: Buffer;
    cookieName: string;
    secure: boolean;
    route: { path: string; cache?: RouteOptions['cache'] };
    sent: string;
  },
): FormKeys {
  const cookie = `${cookieName}_form`;
  let browser = getCookie(c, cookie) ?? '';
  if (Buffer.from(browser, 'base64url').length !== BROWSER_SECRET_BYTES) browser = '';
  const values = new Map<string, FormSource>();
  const newFormKey = (path = route.path): string => {
    if (route.cache) throw new Error(`${route.path} is the same for everybody and has a form key`);
    if (!browser) {
      browser = randomBytes(BROWSER_SECRET_BYTES).toString('base64url');
      setCookie(c, cookie, browser, { path: '/', httpOnly: true, sameSite: 'Lax', secure });
    }
    return issueFormKey({ secret, path, browser });
  };
  return {
    newFormKey,
    keptFormKey: (path = route.path) =>
      isValidFormKey({ secret, path, browser }, sent) ? sent : newFormKey(path),
    formKey: (part = '') => {
      const value = values.get(part) ?? formKeyValue({ secret, path: route.path, browser }, sent, part);
      values.set(part, value);
      return value;
    },
  };
}
