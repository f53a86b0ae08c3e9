import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
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

function CardSide({ it, language }: { it: Initiative; language: string }) {
  const t = messagesIn(language);
  const { text, language: textLanguage } = textIn(it, language);
  const where = [it.placeName, it.address, it.town].filter(Boolean).join(', ');
  return (
    <div lang={language} dir={textDirection(language)}>
      <h2 lang={textLanguage} dir="auto">
        {text.name}
      </h2>
      <p lang={textLanguage} dir="auto">
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
