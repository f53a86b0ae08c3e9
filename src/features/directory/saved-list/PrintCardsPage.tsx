import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { weekdayName } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
import { factsSentence, practicalFacts } from '../catalogue/facts.ts';
import { formatWeeklyTimes } from '../catalogue/labels.ts';
import { TranslationRemarks } from '../catalogue/TranslationNotice.tsx';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';

/** One sheet of paper per initiative, in two languages side by side, with a QR code that opens its page. */
export function PrintCardsPage({
  page,
  places,
  otherLanguage,
  backHref,
}: {
  page: PageContext;
  places: { it: Initiative; qr: string; link: string }[];
  otherLanguage: string;
  backHref: string;
}) {
  const t = messagesIn(page.language);
  const languages = [...new Set([page.language, otherLanguage])];
  return (
    <Layout page={page} title={t('kept.cards')} robots="noindex">
      <h1 class="no-print">{t('kept.cards')}</h1>
      {places.map(({ it, qr, link }) => (
        <section class="sheet place-sheet" data-link={link}>
          <div class="two-languages">
            {languages.map((language) => (
              <CardSide it={it} language={language} />
            ))}
          </div>
          <QrFigure svg={qr} caption={link} />
        </section>
      ))}
      <p class="actions no-print">
        <PrintButton label={t('one.print')} />
        <ButtonLink href={backHref} kind="ghost" icon="back">
          {t('kept.title')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** What stands on paper in one language; the weekday also in Dutch, as people there say it. */
function CardSide({ it, language }: { it: Initiative; language: string }) {
  const t = messagesIn(language);
  const { text, language: textLanguage, fallback } = textIn(it, language);
  const where = [it.placeName, it.address, it.town].filter(Boolean).join(', ');
  const { price, joining, phone, contact } = practicalFacts(it, language);
  const weekdays = [...new Set(it.times.map(({ weekday }) => weekdayName(weekday, 'nl')))];
  const rows: [string, ComponentChildren][] = [
    [
      t('one.when'),
      it.times.length > 0 && (
        <>
          {formatWeeklyTimes(it.times, language)}
          {language !== 'nl' && <div lang="nl">{weekdays.join(', ')}</div>}
        </>
      ),
    ],
    [t('one.where'), where && <bdi lang="nl">{where}</bdi>],
    [t('one.cost'), price],
    [t('one.walkin'), joining],
    [t('come.whom'), it.coordinator && <bdi>{it.coordinator}</bdi>],
    [
      t('one.contact'),
      (phone || contact) && <bdi dir="ltr">{[phone?.text, contact?.text].filter(Boolean).join(' · ')}</bdi>,
    ],
  ];
  return (
    <div lang={language} dir={textDirection(language)}>
      <h2 lang={textLanguage} dir="auto">
        {text.name}
      </h2>
      {fallback && <p>{factsSentence(it, language, { leaveOut: ['times', 'town'] })}</p>}
      <p lang={textLanguage} dir="auto">
        {text.summary}
      </p>
      <TranslationRemarks it={it} language={language} />
      <dl>
        {rows.map(
          ([term, description]) =>
            description && (
              <>
                <dt>{term}</dt>
                <dd>{description}</dd>
              </>
            ),
        )}
      </dl>
    </div>
  );
}
