import type { ComponentChildren } from 'preact';
import { Icon } from './icons/index.tsx';
import { LanguageSwitch } from './languages.tsx';
import { speak } from './messages/index.ts';
import type { Reader } from './reader.ts';
import { Stem, type StemGrowth } from './stem.tsx';

interface Framed {
  reader: Reader;
  title: string;
  description?: string;
  /** How far something has grown; without it no stem. */
  stem?: StemGrowth;
  /** The form whose typed words the language switch keeps. */
  formId?: string;
  /** Where that form goes to be shown again in another language; without it the form is a search. */
  keepAction?: string;
  /** One column for reading, also on a wide screen. */
  narrow?: boolean;
  robots?: string;
  children: ComponentChildren;
}

/** A whole page: head, skip link, brand, language switch, the content, and where else one can go. */
export function Frame({ reader, title, description, stem, formId, keepAction, narrow, robots, children }: Framed) {
  const say = speak(reader.language);
  const at = (path: string) => `/${reader.language}${path}`;
  const reviewed = reader.languages.find(({ code }) => code === reader.language)?.reviewed ?? true;
  return (
    <html lang={reader.language} dir={reader.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Van Onderop`}</title>
        {description && <meta name="description" content={description} />}
        {robots && <meta name="robots" content={robots} />}
        <meta name="theme-color" content="#fbf7ef" />
        <link rel="stylesheet" href={reader.assets.css} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {reader.languages.map(({ code }) => (
          <link rel="alternate" hreflang={code} href={`/${code}${reader.path === '/' ? '' : reader.path}${reader.query}`} />
        ))}
        <script src={reader.assets.js} defer />
      </head>
      <body class={narrow ? 'narrow' : undefined}>
        <a class="skip" href="#main">
          {say('skip')}
        </a>
        {stem && <Stem growth={stem} />}
        <header class="top">
          <a class="brand" href={at('')}>
            <Icon name="sprout" />
            Van Onderop
          </a>
          <LanguageSwitch reader={reader} formId={formId} keepAction={keepAction} />
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot no-print">
          {!reviewed && <p class="soft">{say('unreviewed.page')}</p>}
          <nav>
            <a href={at('/initiatives')}>{say('menu.places')}</a>
            {reader.signedIn ? (
              <>
                <a href={at('/story')}>{say('menu.story')}</a>
                <a href={at('/week')}>{say('menu.week')}</a>
              </>
            ) : (
              <a href={at('/open')}>{say('menu.open')}</a>
            )}
            <a href={at('/about')}>{say('menu.about')}</a>
            <a href={at('/privacy')}>{say('menu.privacy')}</a>
          </nav>
        </footer>
      </body>
    </html>
  );
}
