import type { Context, Hono } from 'hono';
import type { AppContext } from '#core/context.ts';
import { DAY_MS } from '#core/time/durations.ts';

declare module '#core/context.ts' {
  interface FeatureSettings {
    /** Where somebody reports a weakness: `mailto:…` or `https://…`. */
    securityContact?: string | undefined;
  }
}

const VALID_DAYS = 180;
const PATH = '/.well-known/security.txt';

/**
 * Where to report a weakness (RFC 9116): to the contact that the operator configured, else to the contact form. The file
 * expires within half a year, counted from the start of the day on which it is asked for.
 */
export function securityTxt({ publicUrl, settings, now }: AppContext): string {
  const startOfDay = Math.floor(now().getTime() / DAY_MS) * DAY_MS;
  return [
    `Contact: ${settings.securityContact ?? `${publicUrl}/en/contact`}`,
    `Expires: ${new Date(startOfDay + VALID_DAYS * DAY_MS).toISOString()}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${publicUrl}${PATH}`,
    '',
  ].join('\n');
}

/** Mounts security.txt at its own address and at the older one (RFC 9116 §3). */
export function mountSecurityTxt(hono: Hono, app: AppContext): void {
  const serve = (c: Context) => c.text(securityTxt(app), 200, { 'cache-control': 'public, max-age=86400' });
  hono.get(PATH, serve);
  hono.get('/security.txt', serve);
}
