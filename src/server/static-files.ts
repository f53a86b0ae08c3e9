import type { Context, Hono } from 'hono';
import { type CompressedBody, negotiateEncoding } from '#core/http/page-cache.ts';

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#17533a" stroke-width="2" stroke-linecap="round">' +
  '<path d="M12 21v-11M12 13.5C7.5 13.500 5 11 5 6.500c4.500 0 7 2.500 7 7zM12 11c0-4 2.500-6 7-6 0 4-2.500 6-7 6z"/></svg>';

/** Serves the built files (hashed names, so they may be kept for a year), service workers, the icon and robots.txt. */
export function mountStaticFiles(hono: Hono, files: Map<string, CompressedBody>, publicUrl: string): void {
  const serve = (c: Context, headers: Record<string, string>): Response | Promise<Response> => {
    const file = files.get(c.req.path);
    if (!file) return c.notFound();
    const encoded = negotiateEncoding(file, c.req.header('accept-encoding'));
    return c.body(new Uint8Array(encoded.body), 200, { ...encoded.headers, ...headers });
  };
  hono.get('/icon.svg', (c) =>
    c.body(ICON, 200, {
      'content-type': 'image/svg+xml; charset=UTF-8',
      'cache-control': 'public, max-age=604800',
    }),
  );
  hono.get('/robots.txt', (c) =>
    c.text(
      'User-agent: *\nDisallow: /*/story\nDisallow: /*/week\nDisallow: /*/card\nDisallow: /*/open\nDisallow: /*/m/\nDisallow: /*/contact/q/\nDisallow: /*/voice-answer/\nDisallow: /*/voice-reader/\nDisallow: /*/team\n' +
        `Sitemap: ${publicUrl}/sitemap.xml\n`,
      200,
      { 'cache-control': 'public, max-age=3600' },
    ),
  );
  hono.get('/assets/:file', (c) => serve(c, { 'cache-control': 'public, max-age=31536000, immutable' }));
  hono.get('/:worker{[a-z-]+-worker\\.js}', (c) =>
    serve(c, { 'cache-control': 'no-cache', 'service-worker-allowed': '/' }),
  );
}
