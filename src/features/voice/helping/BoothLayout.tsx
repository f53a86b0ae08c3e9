import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';

/** A page on a device that people hand on: no menu, no link to any other page, and it starts over by itself. */
export function BoothLayout({
  page,
  title,
  refresh,
  script,
  children,
}: {
  page: PageContext;
  title: string;
  /** After so many seconds of silence the browser goes to this address. */
  refresh?: { seconds: number; to: string } | undefined;
  script?: string | undefined;
  children: ComponentChildren;
}) {
  const { language, dir, assets } = page;
  return (
    <html lang={language} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {refresh && <meta http-equiv="refresh" content={`${refresh.seconds};url=${refresh.to}`} />}
        <link rel="stylesheet" href={assets['style.css']} />
        <link rel="stylesheet" href={assets['voice.css']} />
        {script && <script src={script} defer />}
      </head>
      <body>
        <div class="page">
          <main id="main" tabindex={-1} class="narrow booth">
            {children}
          </main>
        </div>
      </body>
    </html>
  );
}
