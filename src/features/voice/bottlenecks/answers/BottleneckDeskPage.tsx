import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Button, DeskLayout, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { BOTTLENECKS_PATH, POLICY_BOTTLENECKS_PATH } from '../../model/paths.ts';
import { textIn } from '../../model/rules.ts';
import { type BottleneckEvent, textsOf } from '../model/rules.ts';
import { AnswerForm, MovedDay, ReadingNote, type TypedBottleneckAnswer } from './AnswerForm.tsx';
import { OwnerFields } from './NewBottleneckPage.tsx';
import type { StandingBottleneck } from './read-desk.ts';
import { StateBadge } from './StateBadge.tsx';
import { SpeakForm, StepForms, TranslateForm } from './StepForms.tsx';

export const DESK_REFUSALS = [
  'no-words',
  'no-owner',
  'no-kind',
  'no-date',
  'no-receiver',
  'no-reason',
  'no-sound',
  'sound-too-long',
  'too-few',
  'too-long',
  'changed-elsewhere',
  'not-now',
] as const;
export type BottleneckRefusal = (typeof DESK_REFUSALS)[number];

/** One bottleneck at the desk: how it stands, what is missing, what one can do now, and all that happened. */
export function BottleneckDeskPage({
  page,
  row,
  tenants,
  typed,
  typedOwner,
  typedWords,
  token,
  formKey,
  refusal,
  done,
  checked,
}: {
  page: PageContext;
  row: StandingBottleneck;
  tenants: { id: string; name: string }[];
  typed: TypedBottleneckAnswer;
  typedOwner: string | undefined;
  /** What was typed in a form beside that of the answer. */
  typedWords: string;
  token: string;
  /** The key of the form that posts to this path below the bottleneck. */
  formKey: (path: 'answer' | 'step') => string;
  refusal: BottleneckRefusal | undefined;
  done: boolean;
  checked: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const { bottleneck, standing, gap } = row;
  const list = `/${language}${POLICY_BOTTLENECKS_PATH}`;
  const path = `${list}/${bottleneck.id}`;
  const said = textIn(textsOf(bottleneck.texts), language);
  const isProposed = standing.state === 'proposed';
  return (
    <DeskLayout
      page={page}
      title={said?.words ?? ''}
      lang={said?.language}
      crumbs={[{ href: list, label: t('answers.title') }]}
      actions={
        !isProposed && (
          <a class="chip" href={`/${language}${BOTTLENECKS_PATH}/${bottleneck.id}`}>
            {t('answers.public.this')}
          </a>
        )
      }
    >
      {done && (
        <Notice kind="good" role="status">
          {t('answers.done')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`answers.refused.${refusal}`)}
        </Notice>
      )}
      <p>
        <StateBadge standing={standing} language={language} />{' '}
        {standing.dueOn &&
          t('answers.due.on', { date: formatFullDay(standing.dueOn, language), owner: standing.owner })}
      </p>
      {standing.pausedFor && <p>{t(`bottleneck.pause.${standing.pausedFor}`)}</p>}
      <MovedDay over={standing.movedOver} language={language} />
      <p class="soft">
        <bdi lang="nl">{municipalityByCode(bottleneck.municipality)?.name}</bdi> ·{' '}
        {t('answers.said-in', { language: languageNameOf(bottleneck.language) })}
      </p>
      {gap && (
        <Notice kind="ask" title={t('answers.gap', { language: languageNameOf(gap.language) })}>
          <ul>
            {gap.text && <li>{t('answers.gap.text')}</li>}
            {gap.audio && <li>{t('answers.gap.audio')}</li>}
          </ul>
        </Notice>
      )}
      {isProposed ? (
        <form method="post" action={`${path}/adopt`} class="stack">
          <input type="hidden" name="token" value={token} />
          <OwnerFields
            language={language}
            owner={typedOwner ?? ''}
            termWeeks="6"
            error={refusal === 'no-owner' ? t('answers.refused.no-owner') : undefined}
          />
          <Button icon="check" isSend>
            {t('answers.take-up.do')}
          </Button>
        </form>
      ) : (
        <>
          <details open={!standing.answer || standing.isReopened || refusal !== undefined || checked}>
            <summary>{t(standing.answer ? 'answers.again' : 'answers.answer')}</summary>
            <AnswerForm
              bottleneck={bottleneck}
              language={language}
              path={path}
              typed={typed}
              tenants={tenants}
              token={token}
              formKey={formKey('answer')}
              refusal={refusal}
              checked={checked}
            />
          </details>
          {standing.answer && (
            <details open={gap !== undefined}>
              <summary>{t('answers.languages')}</summary>
              <p>{t('answers.languages.lead')}</p>
              <TranslateForm
                path={path}
                token={token}
                language={language}
                event={standing.answer.id}
                wanted={gap?.language ?? bottleneck.language}
                typed={typedWords}
              />
              <SpeakForm
                path={path}
                token={token}
                language={language}
                event={standing.answer.id}
                wanted={gap?.language ?? bottleneck.language}
              />
            </details>
          )}
          <StepForms
            path={path}
            token={token}
            formKey={formKey('step')}
            language={language}
            standing={standing}
            after={bottleneck.events.at(-1)?.number ?? 0}
            owner={typedOwner ?? standing.owner}
            typed={typedWords}
          />
        </>
      )}
      <section>
        <h2>{t('answers.words-of-it')}</h2>
        <ul>
          {bottleneck.texts.map((text) => (
            <li>
              <bdi lang={text.language}>{text.words}</bdi>{' '}
              <span class="soft">
                {languageNameOf(text.language)}
                {!text.reviewed && ` · ${t('answers.not-reviewed')}`}
              </span>
            </li>
          ))}
        </ul>
        <TranslateForm path={path} token={token} language={language} event="" wanted="" typed="" />
      </section>
      <section>
        <h2>{t('answers.happened')}</h2>
        <ol>
          {bottleneck.events.toReversed().map((event) => (
            <HappenedItem event={event} language={language} />
          ))}
        </ol>
      </section>
    </DeskLayout>
  );
}

/** One event, with its words in every language. */
function HappenedItem({ event, language }: { event: BottleneckEvent; language: string }) {
  const t = teamMessagesIn(language);
  return (
    <li>
      <p>
        <b>
          {event.kind === 'answered'
            ? t(`bottleneck.answer.${event.answer}`)
            : t(`bottleneck.event.${event.kind}`)}
        </b>{' '}
        <span class="soft">{formatDate(event.at, language)}</span>
      </p>
      {event.kind === 'followed-up' && (
        <p>{t('bottleneck.helped.figures', { helped: event.helped, not: event.notHelped })}</p>
      )}
      {event.texts.map((text) => (
        <>
          <blockquote>
            <p lang={text.language} dir="auto">
              {text.words}
            </p>
          </blockquote>
          {text.language === 'nl' && event.kind === 'answered' && (
            <ReadingNote words={text.words} language={language} />
          )}
        </>
      ))}
      {event.audioLanguages.length > 0 && (
        <p class="soft">
          {t('answers.spoken-in', { languages: event.audioLanguages.map(languageNameOf).join(', ') })}
        </p>
      )}
    </li>
  );
}
