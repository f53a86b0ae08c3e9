import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatDay } from '#core/i18n/formats.ts';
import { Badge, Breadcrumbs, Layout, Notice, PrintButton } from '#ui';
import { breakOutsOf } from '../edition/rules.ts';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { PhotoFigure } from '../photos/PhotoFigure.tsx';
import type { ReportPhoto } from '../photos/types.ts';
import { agreementStatus } from './agreement-status.ts';
import { OutcomeText } from './OutcomeText.tsx';
import { type BreakOutOutcome, OUTCOME_KINDS } from './types.ts';

/** Smaller attendance counts are not published, so that nobody can be recognised in them. */
const MIN_PUBLIC_COUNT = 10;
const BADGE_KINDS = { done: 'good', open: 'plain', silent: 'new', dropped: 'soft' } as const;

/** The public report of a meeting: what came out of it, and the status of every agreement, also of those nobody answered for. Prints on paper. */
export function ReportPage({
  page,
  edition,
  outcomes,
  photos,
  today,
}: {
  page: PageContext;
  edition: Edition;
  outcomes: BreakOutOutcome[];
  photos: ReportPhoto[];
  today: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = textOf(edition.texts, 'title', language);
  const presentCount = edition.counts?.came ?? 0;
  return (
    <Layout page={page} title={t('report.title', { meeting: title })}>
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: `/${language}/meetings`, label: t('list.title') },
          { href: `/${language}/meetings/${edition.slug}`, label: title },
          { label: t('report.crumb') },
        ]}
      />
      <h1>{t('report.title', { meeting: title })}</h1>
      <p class="lead">{formatDay(edition.startsAt, language)}</p>
      {edition.demo && <Notice kind="demo">{t('demo')}</Notice>}
      {presentCount >= MIN_PUBLIC_COUNT && <p>{t('report.came', { came: presentCount })}</p>}
      <PrintButton label={t('print')} />
      {breakOutsOf(edition).map((breakOut) => {
        const listed = outcomes.filter(
          ({ breakOutId, state, kind }) =>
            breakOutId === breakOut.id && (state !== 'dropped' || kind === 'agreement'),
        );
        return (
          <section>
            <h2>
              {breakOut.number}. <TranslatedText of={wordsIn(breakOut.texts, 'title', language)} />
            </h2>
            <p class="soft">
              <TranslatedText of={wordsIn(breakOut.texts, 'question', language)} />
            </p>
            {listed.length === 0 && <p>{t('report.nothing')}</p>}
            {OUTCOME_KINDS.filter((kind) => listed.some((outcome) => outcome.kind === kind)).map((kind) => (
              <>
                <h3>{t(`outcome.${kind}`)}</h3>
                <ul>
                  {listed
                    .filter((outcome) => outcome.kind === kind)
                    .map((outcome) => (
                      <li>
                        <OutcomeText outcome={outcome} language={language} />
                        {kind === 'agreement' && (
                          <AgreementStatusLine agreement={outcome} today={today} language={language} />
                        )}
                      </li>
                    ))}
                </ul>
              </>
            ))}
          </section>
        );
      })}
      {photos.length > 0 && (
        <section>
          <h2>{t('photos.title')}</h2>
          <div class="photos">
            {photos.map((photo) => (
              <PhotoFigure photo={photo} basePath={`/${language}/meetings/${edition.slug}/photos`} />
            ))}
          </div>
          <p class="soft no-print">
            <a href={`/${language}/contact?about=mistake`}>{t('photos.ask')}</a>
          </p>
        </section>
      )}
    </Layout>
  );
}

function AgreementStatusLine({
  agreement,
  today,
  language,
}: {
  agreement: BreakOutOutcome;
  today: string;
  language: string;
}) {
  const t = messagesIn(language);
  const status = agreementStatus(agreement, today);
  return (
    <p>
      <Badge kind={BADGE_KINDS[status]}>{t(`standing.${status}`)}</Badge>{' '}
      {agreement.answer && <bdi>{agreement.answer}</bdi>}{' '}
      {agreement.answeredAt && <small>{formatDate(agreement.answeredAt, language)}</small>}
    </p>
  );
}
