import type { Owner } from '#core/access/actor.ts';
import { can } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';
import type { Initiative } from '#features/directory';
import { answerText } from '#features/story';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import {
  Button,
  ButtonLink,
  ChoiceCards,
  Definition,
  type IconName,
  Layout,
  Notice,
  PrintButton,
  RadioCard,
  TextArea,
} from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { PlacementTabs } from '../model/PlacementTabs.tsx';
import { INBOX_PATH, SETTINGS_PATH } from '../model/paths.ts';
import { PHRASES, phraseText } from '../model/phrases.ts';
import type { PlacementRequest } from '../model/requests.ts';
import { MAX_WORDS_LENGTH } from '../model/rules.ts';
import type { RequestStep } from '../model/step-queries.ts';
import { askedFacts, StateLine } from './RequestFacts.tsx';
import { answersIn, type InboxStep, type PlaceShortage, reasonsFor } from './rules.ts';

/** What somebody chose and typed with an answer that was not sent. */
export interface TypedReply {
  kind: string;
  reason: string;
  phrase: string;
  words: string;
}

/** Why an answer was not sent. */
export type AnswerTrouble =
  | { kind: 'no-reason' | 'too-long' }
  | { kind: 'shortage'; shortage: PlaceShortage }
  /** Something happened since the page was shown: the steps after these many. */
  | { kind: 'changed'; seen: number };

export interface RequestProps {
  page: PageContext;
  token: string;
  actor: Owner;
  initiative: Initiative | undefined;
  request: PlacementRequest;
  steps: RequestStep[];
  /** The names of colleagues with an account. */
  names: ReadonlyMap<string, string>;
  /** On the waiting list, from 1. */
  position: number | null;
  now: Date;
  /** It was answered just now. */
  done: boolean;
  /** The request that waits longest beside this one. */
  next: PlacementRequest | undefined;
  trouble?: AnswerTrouble | undefined;
  typed?: TypedReply | undefined;
}

/** One request: all that was asked and all that happened, and every answer that can be given now. */
export function RequestPage(props: RequestProps) {
  const { page, actor, initiative, request, position, now, next } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const answers = answersOf(props);
  return (
    <Layout
      page={page}
      title={t('request.title', { name: request.firstName })}
      narrow
      sheet={page.assets['owner.css']}
      robots="noindex"
    >
      <PlacementTabs language={language} actor={actor} current="requests" />
      <h1>
        <bdi>{request.firstName}</bdi>
      </h1>
      <Outcome {...props} />
      <StateLine request={request} language={language} now={now} />
      {position !== null && <p>{t('waiting.position', { position })}</p>}
      <Definition
        items={[
          ...askedFacts(request, initiative, language),
          [t('fact.asked'), formatDate(request.askedAt, language, 'moment')],
        ]}
      />
      {(request.reach === 'guide' || request.reach === 'visit' || request.reach === 'here') && (
        <p class="soft">{t(`reach.${request.reach}.hint`, { name: request.firstName })}</p>
      )}
      {answers.length > 0 && (
        <section class="no-print">
          <h2>{t('answer.title')}</h2>
          <p class="soft">
            {t('answer.reads', { name: request.firstName, language: languageText(request, language) })}
          </p>
          {answers.map((kind) => (
            <AnswerForm {...props} kind={kind} />
          ))}
        </section>
      )}
      <Steps {...props} />
      <p class="actions no-print">
        {next && (
          <ButtonLink href={`/${language}${INBOX_PATH}/${next.id}`} icon="arrow">
            {t('request.next', { name: next.firstName })}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}${INBOX_PATH}`} kind="ghost" icon="back">
          {t('request.all')}
        </ButtonLink>
        <PrintButton label={t('inbox.print')} />
      </p>
    </Layout>
  );
}

/** What can be answered now, first what most take; where no place is free, that is the waiting list. */
function answersOf({ request, trouble }: RequestProps): InboxStep[] {
  const answers = answersIn(request.state);
  return trouble?.kind === 'shortage' && canQueue(trouble.shortage, request)
    ? ['queue', ...answers.filter((kind) => kind !== 'queue')]
    : answers;
}

/** Whether somebody who finds no place now can wait for one: a party that never fits would wait for ever. */
const canQueue = (shortage: PlaceShortage, request: PlacementRequest): boolean =>
  shortage.kind !== 'never-fits' && answersIn(request.state).includes('queue');

/** The language in which who asked reads the answer, in words. */
function languageText(request: PlacementRequest, language: string): string {
  const code = SPOKEN_LANGUAGES.find((known) => known === request.language);
  return code ? answerText('languages', [code], language) : request.language;
}

/** What became of the answer that was just given: it went well, or why it was not sent and what can be done. */
function Outcome({
  page: { language },
  actor,
  request,
  steps,
  names,
  done,
  trouble,
  typed,
  now,
}: RequestProps) {
  const t = teamMessagesIn(language);
  const { firstName: name } = request;
  if (!trouble)
    return done ? (
      <Notice kind="good" role="status">
        {t('notice.answered', { name })}
      </Notice>
    ) : null;
  if (trouble.kind === 'changed') {
    const since = steps.slice(trouble.seen);
    return (
      <Notice kind="ask" role="alert" title={t('notice.changed')}>
        <ul>
          {since.map((step) => (
            <li>
              <StepText step={step} names={names} request={request} language={language} />
            </li>
          ))}
        </ul>
        <p>{t('notice.changed.now')}</p>
        <StateLine request={request} language={language} now={now} />
      </Notice>
    );
  }
  if (trouble.kind === 'shortage') {
    const { shortage } = trouble;
    return (
      <Notice kind="ask" role="alert" title={t('notice.not-sent')}>
        <p>
          {t(`shortage.${shortage.kind}`, {
            name,
            places: shortage.places,
            party: request.party,
            free: shortage.kind === 'party-too-large' ? shortage.free : 0,
          })}
        </p>
        <p>{t(canQueue(shortage, request) ? 'shortage.queue' : 'shortage.no-queue')}</p>
        <p>
          {can(actor, 'owner') ? (
            <a href={`/${language}${SETTINGS_PATH}`}>{t('shortage.places')}</a>
          ) : (
            t('shortage.ask-owner')
          )}
        </p>
      </Notice>
    );
  }
  return (
    <Notice kind="ask" role="alert" title={t('notice.not-sent')}>
      <a href={`#answer-${typed?.kind}`}>{t(`notice.${trouble.kind}`, { most: MAX_WORDS_LENGTH })}</a>
    </Notice>
  );
}

const STEP_ICONS: Record<InboxStep, IconName> = {
  offer: 'plus',
  confirm: 'check',
  queue: 'clock',
  talk: 'reach-call',
  start: 'check',
  end: 'check',
  reopen: 'back',
  decline: 'remove',
  stop: 'remove',
};

/** One answer: one tap, or first a reason, a ready sentence and words of one's own. */
function AnswerForm(props: RequestProps & { kind: InboxStep }) {
  const { page, token, request, typed, kind } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const reasons = reasonsFor(kind);
  const isTyped = typed?.kind === kind;
  const send = (
    <Button
      {...(kind === answersOf(props)[0] ? {} : { kind: 'ghost' as const })}
      icon={STEP_ICONS[kind]}
      label={t('do.for', { what: t(`do.${kind}`), name: request.firstName })}
    >
      {t(`do.${kind}`)}
    </Button>
  );
  const words = <WithWords {...props} />;
  return (
    <form
      method="post"
      action={`/${language}${INBOX_PATH}/${request.id}`}
      class="answer"
      id={`answer-${kind}`}
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={request.version} />
      <input type="hidden" name="kind" value={kind} />
      {reasons.length > 0 ? (
        <details open={isTyped} class="as-button">
          <summary>{t(`open.${kind as 'decline' | 'stop'}`)}</summary>
          <fieldset>
            <legend>{t('reason.title', { name: request.firstName })}</legend>
            <ChoiceCards columns={1}>
              {reasons.map((reason) => (
                <RadioCard
                  name="reason"
                  value={reason}
                  icon="note"
                  label={t(`reason.${reason}`)}
                  checked={isTyped && typed.reason === reason}
                />
              ))}
            </ChoiceCards>
          </fieldset>
          {words}
          {send}
        </details>
      ) : (
        <>
          {send}
          <details open={isTyped && (typed.phrase !== '' || typed.words !== '')}>
            <summary>{t('words.add')}</summary>
            {words}
          </details>
        </>
      )}
    </form>
  );
}

/** Ready sentences, which who asked reads in their own language, and words of one's own, which nobody translates. */
function WithWords({ page: { language }, request, typed, kind }: RequestProps & { kind: InboxStep }) {
  const t = teamMessagesIn(language);
  const isTyped = typed?.kind === kind;
  const chosen = isTyped ? typed.phrase : '';
  const reads = { name: request.firstName, language: languageText(request, language) };
  return (
    <>
      <fieldset>
        <legend>{t('phrase.title', reads)}</legend>
        <ChoiceCards columns={1}>
          {PHRASES[kind].map((phrase) => (
            <RadioCard
              name="phrase"
              value={phrase}
              icon="letters"
              label={phraseText(phrase, language)}
              checked={chosen === phrase}
            />
          ))}
          <RadioCard name="phrase" value="" icon="remove" label={t('phrase.none')} checked={chosen === ''} />
        </ChoiceCards>
      </fieldset>
      <TextArea
        id={`words-${kind}`}
        name="words"
        label={t('words.own')}
        hint={t(request.language === language ? 'words.hint.same' : 'words.hint', reads)}
        value={isTyped ? typed.words : ''}
        rows={3}
        maxlength={MAX_WORDS_LENGTH}
      />
    </>
  );
}

/** Everything that happened, the last first, with who did it. */
function Steps({ page: { language }, steps, names, request }: RequestProps) {
  const t = teamMessagesIn(language);
  return (
    <section>
      <h2>{t('steps.title')}</h2>
      <ol class="plain-list" reversed>
        {steps.toReversed().map((step) => (
          <li>
            <StepText step={step} names={names} request={request} language={language} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepText({
  step,
  names,
  request,
  language,
}: {
  step: RequestStep;
  names: ReadonlyMap<string, string>;
  request: PlacementRequest;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const { kind, by, details } = step;
  const who =
    by === 'newcomer'
      ? request.firstName
      : by === 'server'
        ? t('by.server')
        : ((step.account && names.get(step.account)) ?? t('by.initiative'));
  return (
    <>
      <b>{t(`step.${kind}`)}</b>
      <br />
      <span class="soft">
        {formatDate(step.at, language, 'moment')} · <bdi>{who}</bdi>
      </span>
      {details.reason && (
        <>
          <br />
          {t(`reason.${details.reason}`)}
        </>
      )}
      {details.promisedOn && (
        <>
          <br />
          {t('step.promised', { day: formatCalendarDay(details.promisedOn, language) })}
        </>
      )}
      {details.outcome && (
        <>
          <br />
          {t(`outcome.${details.outcome}`)}
        </>
      )}
      {details.phrase && (
        <>
          <br />“{phraseText(details.phrase, language)}”
        </>
      )}
      {step.words && (
        <>
          <br />“<bdi dir={by === 'newcomer' ? textDirection(request.language) : 'auto'}>{step.words}</bdi>”
        </>
      )}
    </>
  );
}
