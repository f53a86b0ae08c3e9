import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Icon, type IconName, Layout, Notice } from '#ui';
import { CheckInSection, OthersWordsSection } from '../check-ins/CheckInSection.tsx';
import type { OthersWords } from '../check-ins/queries.ts';
import type { Moment } from '../check-ins/rules.ts';
import { messagesIn } from '../messages.ts';
import type { OwnPair } from '../model/pair-queries.ts';
import { CIRCLE_PATH, OWN_PATH, PAIRS_PATH } from '../model/paths.ts';
import type { OtherSide } from '../model/queries.ts';
import { AboutOthers, namesOf } from '../proposals/AboutOthers.tsx';
import { FIRST_PLACES, type Thanks } from './rules.ts';

/** What was just done, as the address says. */
export const PAIR_NOTICES = ['both', 'told', 'kept', 'going-on', 'ended', 'gone'] as const;
export type PairNotice = (typeof PAIR_NOTICES)[number];

/** What the page of a pair shows besides the pair. */
export interface PairFacts {
  people: OtherSide[];
  ask: Moment | null;
  write: Moment | null;
  late: Moment | null;
  /** The reader said that they met at first. */
  hasMet: boolean;
  /** The reader wants to go on. */
  goesOn: boolean;
  written: OthersWords[];
  /** Of who ended it, when it was somebody else. */
  thanks: Thanks[];
}

interface PairProps extends PairFacts {
  page: PageContext;
  token: string;
  pair: OwnPair;
  notice?: PairNotice | undefined;
  /** The conversation with the others. */
  conversation?: ComponentChildren;
  /** The ways to somebody who helps when something is not right. */
  safety?: ComponentChildren;
}

/** Two cards that meet: what is next, the conversation, going on, and ending well as an ordinary step. */
export function PairPage(props: PairProps) {
  const { page, pair, people, notice } = props;
  const { language } = page;
  const t = messagesIn(language);
  const ended = pair.state === 'ended';
  const title =
    ended || people.length === 0
      ? t('pairs.title')
      : t('pairs.with', { name: `\u2068${namesOf(people, language)}\u2069` });
  return (
    <Layout page={page} title={title} narrow sheet={page.assets['befriending.css']} robots="noindex">
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {notice && (
        <Notice kind={notice === 'gone' ? 'ask' : 'good'} role="status">
          {t(`pairs.notice.${notice}`)}
        </Notice>
      )}
      {ended ? <Ended {...props} /> : <Going {...props} />}
      {props.safety}
      <p class="actions">
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('proposals.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function Going(props: PairProps) {
  const { page, token, pair, people, hasMet, written, conversation, ask, write, late } = props;
  const { language } = page;
  const t = messagesIn(language);
  return (
    <>
      <p class="lead">
        {t(
          `pairs.state.${pair.kind === 'once' ? 'once' : pair.state === 'try-out' ? 'try-out' : 'going-on'}`,
          {
            day: formatDay(pair.tryOutUntil, language),
          },
        )}
      </p>
      <CheckInSection page={page} token={token} pair={pair.id} ask={ask} write={write} late={late} />
      {conversation}
      {!hasMet && <FirstMeeting language={language} />}
      <OthersWordsSection
        language={language}
        written={written}
        nameOf={(person) => people.find((each) => each.person === person)?.name}
      />
      <details>
        <summary>{t('proposals.about', { name: namesOf(people, language) })}</summary>
        <AboutOthers language={language} people={people} />
      </details>
      {pair.state === 'try-out' && pair.kind !== 'once' && <GoOn {...props} />}
      <section>
        <h2>{t('pairs.end')}</h2>
        <p>{t('pairs.end.ordinary')}</p>
        <p class="actions">
          {pair.speaks ? (
            <ButtonLink href={`/${language}${PAIRS_PATH}/${pair.id}/end`} kind="ghost" icon="stop">
              {t('pairs.end.open')}
            </ButtonLink>
          ) : (
            <ButtonLink href={`/${language}${CIRCLE_PATH}`} kind="ghost" icon="people">
              {t('pairs.end.circle')}
            </ButtonLink>
          )}
        </p>
      </section>
    </>
  );
}

const PLACE_ICONS: Record<(typeof FIRST_PLACES)[number], IconName> = {
  library: 'word-boek',
  cafe: 'word-beker',
  park: 'word-boom',
  market: 'word-appel',
  organisation: 'building',
};

/** A first meeting is in a public place: some to think of, and what to do beforehand. */
function FirstMeeting({ language }: { language: string }) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('pairs.first')}</h2>
      <p>{t('pairs.first.public')}</p>
      <ul class="befriending-places">
        {FIRST_PLACES.map((place) => (
          <li>
            <Icon name={PLACE_ICONS[place]} />
            <span>{t(`pairs.first.${place}`)}</span>
          </li>
        ))}
      </ul>
      <p>{t('pairs.first.tell')}</p>
    </section>
  );
}

/** Whether the reader wants to go on; what the others said to it is not known here. */
function GoOn({ page: { language }, token, pair, goesOn }: PairProps) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('pairs.go-on')}</h2>
      <p>{t('pairs.go-on.how', { day: formatDay(pair.tryOutUntil, language) })}</p>
      {goesOn ? (
        <p>{t('pairs.go-on.kept')}</p>
      ) : (
        <form method="post" action={`/${language}${PAIRS_PATH}/${pair.id}/go-on`}>
          <input type="hidden" name="token" value={token} />
          <p class="actions">
            <Button icon="check">{t('pairs.go-on.do')}</Button>
          </p>
        </form>
      )}
    </section>
  );
}

/** A pair that ended, the same however it did: thanks if there are any, and what comes next. */
function Ended({ page, token, pair, ask, write, late, written, thanks }: PairProps) {
  const t = messagesIn(page.language);
  return (
    <>
      <p class="lead">{t('pairs.ended')}</p>
      {thanks.length > 0 && (
        <section class="card">
          <h2>{t('pairs.ended.thanks')}</h2>
          <ul>
            {thanks.map((code) => (
              <li>{t(`pairs.thanks.${code}`)}</li>
            ))}
          </ul>
        </section>
      )}
      <CheckInSection page={page} token={token} pair={pair.id} ask={ask} write={write} late={late} />
      <OthersWordsSection language={page.language} written={written} nameOf={() => undefined} />
      <p>{t('pairs.ended.next')}</p>
    </>
  );
}
