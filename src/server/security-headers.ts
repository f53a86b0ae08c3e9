import type { MiddlewareHandler } from 'hono';
import { EMBEDDABLE_HEADER, MICROPHONE_HEADER, PUBLIC_API_HEADER } from '#core/http/request-context.ts';

/**
 * The security headers of every response: nothing from other origins, nothing inline, no framing (internet.nl, OWASP ASVS
 * 5.0 ch. 3.4). The referrer policy is `same-origin`: with `no-referrer` browsers send "Origin: null" for our own forms.
 */
export function securityHeadersFor(publicUrl: string): [name: string, value: string][] {
  const https = publicUrl.startsWith('https:');
  return [
    [
      'content-security-policy',
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "media-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'",
    ],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(self), geolocation=(), microphone=(), interest-cohort=()'],
    ...(https
      ? ([['strict-transport-security', 'max-age=31536000; includeSubDomains']] as [string, string][])
      : []),
  ];
}

/** Puts the security headers on every response; what may be embedded or read by other sites says so itself. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const headers = securityHeadersFor(publicUrl);
  return async (c, next) => {
    await next();
    const mayRecord = c.res.headers.has(MICROPHONE_HEADER);
    c.res.headers.delete(MICROPHONE_HEADER);
    const embeddable = c.res.headers.has(EMBEDDABLE_HEADER);
    c.res.headers.delete(EMBEDDABLE_HEADER);
    for (const [name, value] of headers) c.res.headers.set(name, value);
    if (mayRecord) allowRecording(c.res.headers);
    if (c.res.headers.has(PUBLIC_API_HEADER)) {
      c.res.headers.delete(PUBLIC_API_HEADER);
      c.res.headers.set('cross-origin-resource-policy', 'cross-origin');
      c.res.headers.set(
        'content-security-policy',
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      );
    }
    if (!embeddable) return;
    c.res.headers.delete('x-frame-options');
    c.res.headers.set('cross-origin-resource-policy', 'cross-origin');
    c.res.headers.set(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *",
    );
  };
}

/** The microphone for this page of ours alone, and the sound that its script recorded. */
function allowRecording(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  headers.set('content-security-policy', policy.replace("media-src 'self'", "media-src 'self' blob:"));
  const permissions = headers.get('permissions-policy') ?? '';
  headers.set('permissions-policy', permissions.replace('microphone=()', 'microphone=(self)'));
}
