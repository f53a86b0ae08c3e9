import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { ReadAloud } from '../components/buttons.tsx';
import { messagesIn } from '../messages.ts';
import { Brand } from './Brand.tsx';
import { Footer } from './Footer.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { OtherLanguages } from './OtherLanguages.tsx';
import { PageLanguage, pathIn } from './page-language.ts';
import { SiteNavigation } from './SiteNavigation.tsx';
import { Stem, type StemState } from './Stem.tsx';
import { sitePaths } from './site-links.ts';

interface FrameProps {
  page: PageContext;
  title: string;
  description?: string;
  /** How far something has grown; its words are read, the plant is drawn. */
  stem?: StemState;
  /** The form whose contents must survive a change of language. */
  formId?: string;
  /** Where that form is sent (after the language) to be shown again in another language; without it the form is a `get`. */
  keepAction?: string;
  /** What the enter key sends with the form, when its own first button has a name. */
  enter?: { name: string; value: string };
  narrow?: boolean;
  /** More style sheets, for what few pages have. */
  sheet?: string | readonly (string | undefined)[] | undefined;
  /** One more script, for what few pages have. */
  script?: string | undefined;
  /** A menu beside the page, which makes it as wide as the screen: a desk of the team, which is worked with, not read aloud. */
  menu?: ComponentChildren;
  robots?: string;
  children: ComponentChildren;
}

/** A complete page around what a room shows: head, skip link, header, main, footer. Works without any script. */
export function Layout({
  page,
  title,
  description,
  stem,
  formId,
  keepAction,
  enter,
  narrow,
  sheet = [],
  script,
  menu,
  robots,
  children,
}: FrameProps) {
  const { language, dir, assets } = page;
  const t = messagesIn(language);
  const name = page.siteName ?? t('brand');
  return (
    <html lang={language} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === name ? name : `${title} · ${name}`}</title>
        {description && <meta name="description" content={description} />}
        {robots && <meta name="robots" content={robots} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {!robots &&
          page.languages.map(({ code }) => (
            <link rel="alternate" hreflang={code} href={pathIn(code, page.path) + page.query} />
          ))}
        <link rel="stylesheet" href={assets['style.css']} />
        {[sheet].flat().map((href) => href && <link rel="stylesheet" href={href} />)}
        <script src={assets['page.js']} defer data-offline={pathIn(language, sitePaths.offline)} />
        {/* A module, for scripts of a feature share parts; it waits for the page as `defer` does. */}
        {script && <script type="module" src={script} />}
      </head>
      <body class={stem ? 'grows' : undefined}>
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        <div class={menu ? 'page wide' : 'page'}>
          {stem && <Stem done={stem.done} of={stem.of} />}
          <header class="head no-print">
            <Brand href={pathIn(language, '/')} name={name} />
            {/* The first button of a form answers the enter key: without this one, that would change the language. */}
            {formId && (
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: outside the order of tabs, and no step of its own
              <button type="submit" form={formId} class="enter" tabindex={-1} aria-hidden="true" {...enter} />
            )}
            <LanguageSwitch page={page} formId={formId} keepAction={keepAction} />
            {!menu && <SiteNavigation page={page} />}
          </header>
          <div class={menu ? 'desk-frame' : undefined}>
            {menu}
            <main id="main" tabindex={-1} class={narrow ? 'narrow' : undefined}>
              {!menu && (
                <ReadAloud label={t('read-aloud')} stop={t('read-stop')} noVoice={t('read-no-voice')} />
              )}
              <OtherLanguages page={page} />
              {stem?.text && <p class="unseen">{stem.text}</p>}
              <PageLanguage.Provider value={page}>{children}</PageLanguage.Provider>
            </main>
          </div>
        </div>
        <Footer page={page} />
      </body>
    </html>
  );
}
