import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { type Initiative, textIn } from '#features/directory';
import { answerText, isStoryQuestion, questionText } from '#features/story';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import { Button, ButtonLink, Definition, Layout, Notice, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';
import type { OwnData } from './own-data.ts';

interface Props {
  page: PageContext;
  token: string;
  data: OwnData;
  initiatives: ReadonlyMap<string, Initiative>;
  /** The story was just closed on all other devices. */
  closedElsewhere: boolean;
}

/** Of these the page says how many there are; the file has all of it. */
const BEFRIENDING_COUNTED = ['card', 'proposal', 'pair', 'apart'] as const;

/** Everything that is kept about somebody, to read, to take along, to change and to delete. */
export function MyDataPage({ page, token, data, initiatives, closedElsewhere }: Props) {
  const t = messagesIn(page.language);
  const day = (moment: Date) => formatDate(moment, page.language);
  const placeName = (id: string) => {
    const initiative = initiatives.get(id);
    if (!initiative) return t('place-gone');
    const { text, language } = textIn(initiative, page.language);
    return <bdi lang={language}>{text.name}</bdi>;
  };
  return (
    <Layout page={page} title={t('title')} narrow robots="noindex">
      <h1>{t('title')}</h1>
      {closedElsewhere && (
        <Notice kind="good" role="status">
          {t('devices.closed')}
        </Notice>
      )}
      <p class="lead">{t('lead')}</p>
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/my-data/download`} kind="primary">
          {t('download')}
        </ButtonLink>
        <PrintButton label={t('print')} />
      </p>
      <p class="soft no-print">{t('download.hint')}</p>
      <p>{t('until', { day: day(data.deletedAfter) })}</p>

      <Section page={page} title={t('story.title')} change="/story">
        <Answers story={data.story} language={page.language} />
      </Section>
      <Section page={page} title={t('choices.title')} change="/week" empty={data.choices.length === 0}>
        <ul>
          {data.choices.map(({ initiative, choice, chosenAt }) => (
            <li>
              {placeName(initiative)} · {t(`choice.${choice}`)} · {day(chosenAt)}
            </li>
          ))}
        </ul>
      </Section>
      <Section page={page} title={t('requests.title')} change="/requests" empty={data.requests.length === 0}>
        <ul>
          {data.requests.map(({ initiative, askedAt, firstName, reachDetail }) => (
            <li>
              {placeName(initiative)} · {day(askedAt)} · <bdi>{firstName}</bdi>
              {reachDetail && (
                <>
                  {' · '}
                  <bdi>{reachDetail}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section page={page} title={t('people.title')} change="/sharing" empty={data.consents.length === 0}>
        <ul>
          {data.consents.map(({ recipientName, decision, decidedAt, until, endedAt }) => (
            <li>
              <bdi>{recipientName}</bdi> ·{' '}
              {decision === 'refused'
                ? t('people.refused', { day: day(decidedAt) })
                : endedAt
                  ? t('people.ended', { day: day(endedAt) })
                  : t('people.until', { day: day(until) })}
            </li>
          ))}
        </ul>
      </Section>
      <Section page={page} title={t('hours.title')} change="/hours">
        <p>{t('hours.signed', { count: data.hours.entries.length })}</p>
      </Section>
      <Section
        page={page}
        title={t('befriending.title')}
        change="/befriending/own"
        empty={Object.keys(data.befriending).length === 0}
      >
        <Definition
          items={BEFRIENDING_COUNTED.map((kind): [string, ComponentChildren] => [
            t(`befriending.${kind}`),
            String(data.befriending[kind]?.length ?? 0),
          ])}
        />
        <p class="soft">{t('befriending.rest')}</p>
      </Section>
      <Section page={page} title={t('notification.title')} change="/week" empty={!data.notification}>
        {data.notification && (
          <p>
            {data.notification.email ? <bdi>{data.notification.email}</bdi> : t('notification.no-address')} ·{' '}
            {day(data.notification.askedAt)}
          </p>
        )}
      </Section>
      <Section page={page} title={t('devices.title')} change="/card">
        <Definition
          items={[
            [t('devices.begun'), day(data.begunAt)],
            ...(data.cardMadeAt
              ? ([[t('devices.card'), day(data.cardMadeAt)]] as [string, ComponentChildren][])
              : []),
            ...data.devices.map(({ ownDevice, seenAt }): [string, ComponentChildren] => [
              t(ownDevice ? 'devices.own' : 'devices.shared'),
              t('devices.seen', { day: day(seenAt) }),
            ]),
          ]}
        />
        {data.devices.length > 1 && (
          <form method="post" action={`/${page.language}/close/others`} class="no-print">
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost" icon="lock">
              {t('devices.close-others')}
            </Button>
          </form>
        )}
      </Section>
      <Section page={page} title={t('log.title')} change="/story/log" changeLabel={t('log.open')}>
        <p>{t('log.lines', { count: data.log.length })}</p>
      </Section>
      <h2>{t('never.title')}</h2>
      <p>{t('never')}</p>

      <details class="no-print">
        <summary>{t('delete.title')}</summary>
        <p>{t('delete.lead')}</p>
        <form method="post" action={`/${page.language}/story/forget`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger" icon="trash">
            {t('delete.do')}
          </Button>
        </form>
      </details>
    </Layout>
  );
}

function Section({
  page,
  title,
  change,
  changeLabel,
  empty = false,
  children,
}: {
  page: PageContext;
  title: string;
  /** Where it is changed, without the language. */
  change: string;
  changeLabel?: string;
  empty?: boolean;
  children: ComponentChildren;
}) {
  const t = messagesIn(page.language);
  const label = changeLabel ?? t('change');
  return (
    <section>
      <h2>{title}</h2>
      {empty ? <p class="soft">{t('nothing')}</p> : children}
      <p class="no-print">
        <a href={`/${page.language}${change}`} aria-label={`${label}: ${title}`}>
          {label}
        </a>
      </p>
    </section>
  );
}

function Answers({ story, language }: { story: Story; language: string }) {
  const t = messagesIn(language);
  const questions = Object.keys(story).filter(isStoryQuestion);
  if (questions.length === 0) return <p class="soft">{t('nothing')}</p>;
  return (
    <Definition
      items={questions.map((question): [string, ComponentChildren] => [
        questionText(question, language),
        <bdi>{textOf(story, question, language)}</bdi>,
      ])}
    />
  );
}

function textOf<Q extends StoryQuestion>(story: Story, question: Q, language: string): string {
  const answer = story[question];
  return answer === undefined ? '' : answerText(question, answer, language);
}
