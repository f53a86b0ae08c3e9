import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay, formatMonth } from '#core/i18n/formats.ts';
import { type Municipality, municipalityByCode } from '#features/geography/rules.ts';
import { Badge, Button, ButtonLink, Icon, Layout, SelectField } from '#ui';
import { messagesIn } from '../messages.ts';
import { OBSTACLE_ICONS } from '../model/icons.ts';
import { SIGNALS_PATH, takenUpPath } from '../model/paths.ts';
import { MIN_PUBLISHED_PEOPLE, MIN_PUBLISHED_SENDERS, type SignalFigure, totalsOf } from '../model/rules.ts';
import { type SignalAnswer, type SignalQuestion, standingOf } from '../questions/rules.ts';

/** For everybody: what stands in the way, and what is done about it. A promise that was not kept stands on top. */
export function PublicSignalsPage({
  page,
  questions,
  figures,
  municipalities,
  chosen,
  today,
}: {
  page: PageContext;
  questions: SignalQuestion[];
  figures: SignalFigure[];
  /** Of which there is something to show. */
  municipalities: Municipality[];
  chosen: Municipality | undefined;
  today: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const grouped = Map.groupBy(questions, (question) => {
    const standing = standingOf(question, today);
    if (standing === 'taken-up') return 'open';
    return standing === 'overdue-action' ? 'late' : standing;
  });
  const totals = [...totalsOf(figures, ({ obstacle }) => obstacle)].sort(([, a], [, b]) => b - a);
  return (
    <Layout page={page} title={t('title')} narrow>
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {municipalities.length > 0 && (
        <search>
          <form method="get" action={`/${language}${SIGNALS_PATH}`} class="search">
            <SelectField
              name="m"
              label={t('place')}
              value={chosen?.code ?? ''}
              options={[
                { value: '', label: t('place.all') },
                ...municipalities.map(({ code, name }) => ({ value: code, label: name, lang: 'nl' })),
              ]}
            />
            <Button icon="search">{t('show')}</Button>
          </form>
        </search>
      )}
      {questions.length === 0 && figures.length === 0 && <p>{t('empty')}</p>}
      {(['late', 'open', 'answered'] as const).map((group) => {
        const those = grouped.get(group) ?? [];
        return (
          those.length > 0 && (
            <section>
              <h2>{t(`group.${group}`)}</h2>
              <div class="cards">
                {those.map((question) => (
                  <QuestionCard
                    question={question}
                    figures={figures.filter(
                      ({ municipality, obstacle }) =>
                        municipality === question.municipality && obstacle === question.obstacle,
                    )}
                    language={language}
                    today={today}
                  />
                ))}
              </div>
            </section>
          )
        );
      })}
      {totals.length > 0 && (
        <section>
          <h2>{t('numbers')}</h2>
          <p>{t('numbers.lead')}</p>
          <table class="plain-table">
            <caption class="unseen">{t('numbers')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('numbers.obstacle')}</th>
                <th scope="col">{t('numbers.people')}</th>
              </tr>
            </thead>
            <tbody>
              {totals.map(([obstacle, people]) => (
                <tr>
                  <th scope="row">
                    <Icon name={OBSTACLE_ICONS[obstacle]} /> {t(`obstacle.${obstacle}`)}
                  </th>
                  <td>{people}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="soft">
            {t('numbers.rule', { least: MIN_PUBLISHED_PEOPLE, senders: MIN_PUBLISHED_SENDERS })}
          </p>
        </section>
      )}
      <section class="no-print">
        <h2>{t('say')}</h2>
        <p>{t('say.lead')}</p>
        <ButtonLink href={`/${language}/register/open`} kind="ghost" icon="pen">
          {t('say.do')}
        </ButtonLink>
      </section>
    </Layout>
  );
}

/** One question with its promise, or its answer. */
function QuestionCard({
  question,
  figures,
  language,
  today,
}: {
  question: SignalQuestion;
  figures: SignalFigure[];
  language: string;
  today: string;
}) {
  const t = messagesIn(language);
  const [answer, ...earlier] = question.answers;
  const promised = formatFullDay(question.promisedOn, language);
  const standing = standingOf(question, today);
  return (
    <section class="card">
      <h3 class="card-title">
        <Icon name={OBSTACLE_ICONS[question.obstacle]} /> {t(`obstacle.${question.obstacle}`)}
      </h3>
      <p class="org">
        <bdi lang="nl">{municipalityByCode(question.municipality)?.name}</bdi>
      </p>
      {standing === 'late' && (
        <p>
          <Badge kind="new">{t('state.late', { date: promised })}</Badge>
        </p>
      )}
      {standing === 'open' && <p>{t('state.open', { date: promised })}</p>}
      {question.takenUpBy && (
        <p>
          <a href={`/${language}${takenUpPath(question.takenUpBy)}`}>{t('state.taken-up')}</a>
        </p>
      )}
      {standing === 'overdue-action' && answer?.doneBy && (
        <p>
          <Badge kind="new">{t('state.not-done', { date: formatFullDay(answer.doneBy, language) })}</Badge>
        </p>
      )}
      {question.ownerName && (
        <p class="soft">
          {t('owner')} <bdi>{question.ownerName}</bdi>
        </p>
      )}
      {figures.length > 0 && (
        <p class="soft">
          {t('figures')}{' '}
          {figures
            .slice(0, 3)
            .map(({ month, people }) => `${formatMonth(month, language)}: ${people}`)
            .join(' · ')}
        </p>
      )}
      {answer && <AnswerWords answer={answer} language={language} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t('answer.earlier')}</summary>
          {earlier.map((each) => (
            <AnswerWords answer={each} language={language} />
          ))}
        </details>
      )}
    </section>
  );
}

function AnswerWords({ answer, language }: { answer: SignalAnswer; language: string }) {
  const t = messagesIn(language);
  return (
    <>
      <p>
        <b>{t(`answer.${answer.kind}`)}</b>
        {answer.doneBy && ` · ${t('answer.done-by', { date: formatFullDay(answer.doneBy, language) })}`}
      </p>
      <blockquote>
        <p lang={answer.language} dir="auto">
          {answer.words}
        </p>
      </blockquote>
      <p class="soft">{t('answer.on', { date: formatDate(answer.answeredAt, language) })}</p>
    </>
  );
}
