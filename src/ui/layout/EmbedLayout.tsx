import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { PageLanguage } from './page-language.ts';

export const THEMES = ['warm', 'plain'] as const;
export type Theme = (typeof THEMES)[number];

/** A page to stand in a frame on somebody else's page: no script, no cookie, nothing to fill in. */
export function EmbedLayout({
  page,
  title,
  theme = 'warm',
  children,
}: {
  page: PageContext;
  title: string;
  theme?: Theme;
  children: ComponentChildren;
}) {
  return (
    <html lang={page.language} dir={page.dir} class={`theme-${theme}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={page.assets['style.css']} />
        {/* Links open the whole page, not inside the frame. */}
        <base target="_blank" />
      </head>
      <body>
        <main class="embed">
          <h1>{title}</h1>
          <PageLanguage.Provider value={page}>{children}</PageLanguage.Provider>
        </main>
      </body>
    </html>
  );
}
