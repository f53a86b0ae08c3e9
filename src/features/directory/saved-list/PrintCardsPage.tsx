import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
import { formatWeeklyTimes } from '../catalogue/labels.ts';
import { TranslationRemarks } from '../catalogue/TranslationNotice.tsx';
import { textIn } from '../catalogue/texts.ts';
import { messagesIn } from '../messages.ts';
import type { Initiative } from '../types.ts';

/** One sheet of paper for each place, in two languages side by side, with a code that opens its page. */
export function PrintCardsPage({
  page,
  places,
  other,
  back,
}: {
  page: PageContext;
  places: { it: Initiative; qr: string; link: string }[];
  /** The second language. */
  other: string;
  back: string;
}) {
  const t = messagesIn(page.language);
  const both = [...new Set([page.language, other])];
  return (
    <Layout page={page} title={t('kept.cards')} robots="noindex">
      <h1 class="no-print">{t('kept.cards')}</h1>
      {places.map(({ it, qr, link }) => (
        <section class="sheet place-sheet" data-link={link}>
          <div class="two-languages">
            {both.map((language) => (
              <Side it={it} language={language} />
            ))}
          </div>
          <QrFigure svg={qr} caption={link} />
        </section>
      ))}
      <p class="actions no-print">
        <PrintButton words={t('one.print')} />
        <ButtonLink href={back} kind="ghost" icon="back">
          {t('kept.title')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function Side({ it, language }: { it: Initiative; language: string }) {
  const t = messagesIn(language);
  const { text, language: written } = textIn(it, language);
  const where = [it.placeName, it.address, it.town].filter(Boolean).join(', ');
  return (
    <div lang={language} dir={textDirection(language)}>
      <h2 lang={written} dir="auto">
        {text.name}
      </h2>
      <p lang={written} dir="auto">
        {text.summary}
      </p>
      <TranslationRemarks it={it} language={language} />
      <dl>
        {it.times.length > 0 && <dt>{t('one.when')}</dt>}
        {it.times.length > 0 && <dd>{formatWeeklyTimes(it.times, language)}</dd>}
        {where && <dt>{t('one.where')}</dt>}
        {where && <dd dir="auto">{where}</dd>}
        {it.phone && <dt>{t('one.contact')}</dt>}
        {it.phone && <dd dir="ltr">{it.phone}</dd>}
      </dl>
    </div>
  );
}
