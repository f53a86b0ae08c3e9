import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay, formatTime, joinNames } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { vocabularyIn } from '#features/vocabulary';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import { Badge, Button, ButtonLink, Notice, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { lastEvent } from '../model/events.ts';
import { IntakeFrame } from './IntakeFrame.tsx';
import type { LoadedIntake } from './load-intake.ts';
import { TOPIC_ARTICLES, TOPICS } from './questions.ts';
import {
  absence,
  completionGaps,
  type IntakeGap,
  type IntakeSitting,
  intakePath,
  SUMMONSES_BEFORE_ABSENCE,
  type TopicProgress,
  topicProgress,
} from './rules.ts';

export const INTAKE_NOTICES = [
  'opened',
  'saved',
  'read',
  'completed',
  'taken',
  'not-yet',
  'no-case',
] as const;

interface IntakeProps {
  page: PageContext;
  token: string;
  once: string;
  today: string;
  intake: LoadedIntake;
  notice?: (typeof INTAKE_NOTICES)[number] | undefined;
}

const BADGES = {
  answered: 'good',
  partly: 'new',
  'not-asked': 'soft',
  'not-applicable': 'plain',
} as const;

/** The intake of a case: the conversations, the eight topics and what is still open in them, and how it is completed. */
export function IntakePage(props: IntakeProps) {
  const { page, intake, notice } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const { file } = intake;
  const here = `/${language}${intakePath(file.id)}`;
  const told = intake.sittings.some(({ toldAloneAt }) => toldAloneAt);
  return (
    <IntakeFrame page={page} file={file} title={t('intake.title')} isStart>
      {notice && (
        <Notice kind={notice === 'not-yet' || notice === 'no-case' ? 'ask' : 'good'} role="status">
          {t(`intake.notice.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('intake.lead')}</p>
      <Sittings sittings={intake.sittings} language={language} />
      <p class="actions no-print">
        <ButtonLink href={`${here}/sitting`} kind={told ? 'ghost' : 'primary'} icon="people">
          {t(told ? 'intake.sitting.another' : 'intake.sitting.first')}
        </ButtonLink>
        <ButtonLink href={`${here}/story`} kind="ghost" icon="card">
          {t('intake.story.link')}
        </ButtonLink>
        <ButtonLink href={`${here}/hand-over`} kind="ghost" icon="arrow">
          {t('intake.coa.link')}
        </ButtonLink>
        <ButtonLink href={`/${language}/casework/offline-intake`} kind="ghost" icon="arrow">
          {t('intake.offline.link')}
        </ButtonLink>
      </p>
      <h2>{t('intake.topics')}</h2>
      <div class="cards">
        {TOPICS.map((topic) => (
          <TopicCard progress={topicProgress(topic, intake)} here={here} language={language} />
        ))}
      </div>
      <Summary {...props} here={here} />
      <Complete {...props} here={here} />
    </IntakeFrame>
  );
}

function Sittings({ sittings, language }: { sittings: readonly IntakeSitting[]; language: string }) {
  const t = teamMessagesIn(language);
  if (!sittings.length) return <p>{t('intake.sitting.none')}</p>;
  return (
    <>
      <h2>{t('intake.sittings')}</h2>
      <ul>
        {sittings.map((sitting) => (
          <li>
            <b>{formatFullDay(sitting.day, language)}</b>, {t(`intake.place.${sitting.place}`)}.{' '}
            {sitting.toldAloneAt &&
              t('intake.sitting.told', {
                name: sitting.toldBy,
                day: formatDate(sitting.toldAloneAt, language),
                time: formatTime(sitting.toldAloneAt, language),
              })}{' '}
            {t(sitting.alone ? 'intake.sitting.alone' : 'intake.sitting.together')}{' '}
            {sitting.present.length > 0 &&
              t('intake.sitting.present', {
                who: joinNames(
                  sitting.present.map((who) => t(`intake.present.${who}`)),
                  language,
                ),
              })}{' '}
            {t(`intake.interpreter.${sitting.interpreter}`)}
            {sitting.interpreterLanguage &&
              ` (${vocabularyIn(language)(`language.${sitting.interpreterLanguage as SpokenLanguage}`)})`}
          </li>
        ))}
      </ul>
    </>
  );
}

function TopicCard({
  progress,
  here,
  language,
}: {
  progress: TopicProgress;
  here: string;
  language: string;
}) {
  const { topic, state, asked, answered, conflicts } = progress;
  const t = teamMessagesIn(language);
  return (
    <section class="card">
      <h3 class="card-title">
        <a href={`${here}/topic/${topic}`}>{messagesIn(language)(`intake.topic.${topic}`)}</a>
      </h3>
      <p>
        <Badge kind={BADGES[state]}>{t(`intake.state.${state}`)}</Badge>{' '}
        {conflicts.length > 0 && (
          <Badge kind="new">{t('intake.state.conflict', { count: conflicts.length })}</Badge>
        )}
      </p>
      <p class="soft">
        {state !== 'not-applicable' && `${t('intake.answered', { answered, asked })} · `}
        {TOPIC_ARTICLES[topic]}
      </p>
    </section>
  );
}

type SectionProps = IntakeProps & { here: string };

function Summary({ page: { language }, intake, here }: SectionProps) {
  const t = teamMessagesIn(language);
  return (
    <>
      <h2>{t('intake.summary.title')}</h2>
      {intake.readBacks.length ? (
        <ul>
          {intake.readBacks.map((readBack) => (
            <li>
              {t('intake.read-back.line', {
                day: formatDate(readBack.at, language, 'moment'),
                language: languageNameOf(readBack.language),
                how: t(`intake.how.${readBack.how}`),
                verdict: t(`intake.verdict.${readBack.verdict}`),
              })}
              {readBack.words && (
                <blockquote>
                  <p dir="auto">{readBack.words}</p>
                </blockquote>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('intake.read-back.none')}</p>
      )}
      <p>
        <ButtonLink href={`${here}/summary`} kind="ghost" icon="ear">
          {t('intake.summary.open')}
        </ButtonLink>
      </p>
    </>
  );
}

/** What is still to be done, as a sentence. */
function gapText(gap: IntakeGap, language: string): string {
  const t = teamMessagesIn(language);
  if (gap.kind === 'topic' || gap.kind === 'conflict')
    return t(`intake.gap.${gap.kind}`, { topic: messagesIn(language)(`intake.topic.${gap.topic}`) });
  return t(`intake.gap.${gap.kind}`);
}

function Complete({ page: { language }, token, once, today, intake, here }: SectionProps) {
  const t = teamMessagesIn(language);
  const done = lastEvent(intake.facts, 'intake-completed');
  if (done)
    return (
      <>
        <h2>{t('intake.complete.title')}</h2>
        <p>
          {t(done.data.inAbsence ? 'intake.complete.done-absence' : 'intake.complete.done', {
            day: formatFullDay(done.day, language),
          })}
        </p>
        <p class="soft">{t('intake.complete.later')}</p>
      </>
    );
  const gaps = completionGaps(intake);
  const away = absence(intake.facts);
  const form = (inAbsence: boolean) => (
    <form method="post" action={`${here}/complete`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={once} />
      {inAbsence && <input type="hidden" name="absence" value="yes" />}
      <TextField
        id={inAbsence ? 'absence-day' : 'day'}
        name="day"
        type="date"
        label={t('intake.complete.day')}
        value={today}
      />
      <Button icon="check">{t(inAbsence ? 'intake.complete.in-absence' : 'intake.complete.do')}</Button>
    </form>
  );
  return (
    <>
      <h2>{t('intake.complete.title')}</h2>
      {gaps.length ? (
        <>
          <p>{t('intake.complete.first')}</p>
          <ul>
            {gaps.map((gap) => (
              <li>{gapText(gap, language)}</li>
            ))}
          </ul>
        </>
      ) : (
        form(false)
      )}
      <details>
        <summary>{t('intake.absence.title')}</summary>
        <p>{t('intake.absence.rule', { count: SUMMONSES_BEFORE_ABSENCE })}</p>
        <p>{t('intake.absence.now', { missed: away.missed, warned: away.warned })}</p>
        {away.may ? form(true) : <p>{t('intake.absence.not-yet')}</p>}
      </details>
    </>
  );
}
