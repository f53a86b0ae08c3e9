import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatDay } from '#core/i18n/formats.ts';
import { Badge, Breadcrumbs, Button, Layout, Notice, PrintButton, TextArea } from '#ui';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { PhotoFigure } from '../photos/PhotoFigure.tsx';
import type { ReportPhoto } from '../photos/types.ts';
import { Words } from '../website/ProgrammePage.tsx';
import { standing } from './agreement-status.ts';
import { OutcomeWords } from './TableCardPage.tsx';
import { type BreakOutOutcome, OUTCOME_KINDS } from './types.ts';

/** Fewer than this is nobody's business (promise: small numbers stay secret). */
const TELLABLE = 10;
const KINDS = { done: 'good', open: 'plain', silent: 'new', dropped: 'soft' } as const;

/** What came out of a meeting and how it stands: also what nobody answered for. Prints on paper. */
export function ReportPage({
  page,
  edition,
  lines,
  photos,
  today,
}: {
  page: PageContext;
  edition: Edition;
  lines: BreakOutOutcome[];
  photos: ReportPhoto[];
  today: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = textOf(edition.texts, 'title', language);
  const came = edition.counts?.came ?? 0;
  return (
    <Layout page={page} title={t('report.title', { meeting: title })}>
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: `/${language}/meetings`, words: t('list.title') },
          { href: `/${language}/meetings/${edition.slug}`, words: title },
          { words: t('report.crumb') },
        ]}
      />
      <h1>{t('report.title', { meeting: title })}</h1>
      <p class="lead">{formatDay(edition.startsAt, language)}</p>
      {edition.demo && <Notice kind="demo">{t('demo')}</Notice>}
      {came >= TELLABLE && <p>{t('report.came', { came })}</p>}
      <PrintButton words={t('print')} />
      {breakOutsOf(edition).map((one) => {
        const own = lines.filter(
          ({ breakOutId, state, kind }) =>
            breakOutId === one.id && (state !== 'dropped' || kind === 'agreement'),
        );
        return (
          <section>
            <h2>
              {one.number}. <Words of={wordsIn(one.texts, 'title', language)} />
            </h2>
            <p class="soft">
              <Words of={wordsIn(one.texts, 'question', language)} />
            </p>
            {own.length === 0 && <p>{t('report.nothing')}</p>}
            {OUTCOME_KINDS.filter((kind) => own.some((line) => line.kind === kind)).map((kind) => (
              <>
                <h3>{t(`outcome.${kind}`)}</h3>
                <ul>
                  {own
                    .filter((line) => line.kind === kind)
                    .map((line) => (
                      <li>
                        <OutcomeWords line={line} language={language} />
                        {kind === 'agreement' && <Standing line={line} today={today} language={language} />}
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
              <PhotoFigure photo={photo} at={`/${language}/meetings/${edition.slug}/photos`} />
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

function Standing({ line, today, language }: { line: BreakOutOutcome; today: string; language: string }) {
  const t = messagesIn(language);
  const how = standing(line, today);
  return (
    <p>
      <Badge kind={KINDS[how]}>{t(`standing.${how}`)}</Badge> {line.answer && <bdi>{line.answer}</bdi>}{' '}
      {line.answeredAt && <small>{formatDate(line.answeredAt, language)}</small>}
    </p>
  );
}

/** The owner's own page: how does it stand? */
export function AgreementPage({
  page,
  agreement,
  token,
  link,
  saved,
  refusal,
}: {
  page: PageContext;
  agreement: BreakOutOutcome;
  token: string;
  link: string;
  saved: boolean;
  refusal?: 'changed-elsewhere' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={{ ...page, path: `/agreement/${link}` }}
      title={t('agreement.title')}
      narrow
      robots="noindex"
    >
      <h1>{t('agreement.title')}</h1>
      {saved && (
        <Notice kind="good" role="status">
          {t('agreement.saved')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t('table.refused.changed-elsewhere')}
        </Notice>
      )}
      <div class="lead">
        <OutcomeWords line={agreement} language={language} />
      </div>
      <form method="post" action={`/${language}/agreement/${link}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(agreement.version)} />
        <TextArea
          name="answer"
          label={t('agreement.answer')}
          value={agreement.answer ?? ''}
          rows={3}
          maxlength={600}
        />
        <div class="actions">
          <Button name="state" value="done" icon="check">
            {t('standing.done')}
          </Button>
          <Button name="state" value="open" kind="ghost">
            {t('agreement.busy')}
          </Button>
          <Button name="state" value="dropped" kind="quiet">
            {t('standing.dropped')}
          </Button>
        </div>
        <p class="soft">{t('agreement.public')}</p>
      </form>
    </Layout>
  );
}
