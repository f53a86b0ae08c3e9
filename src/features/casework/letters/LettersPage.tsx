import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { interfaceLanguages, languageNameOf } from '#core/i18n/languages.ts';
import { Badge, Button, DeskLayout, Notice, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import type { CaseLetter, IncomingMessage, MessageConsent } from './queries.ts';
import {
  CHANNELS,
  CONSENT_DECISIONS,
  INCOMING_CHANNELS,
  INCOMING_SUBJECTS,
  lettersPath,
  MESSAGE_KINDS,
} from './rules.ts';

/** What was just done or refused. */
export const LETTER_NOTICES = ['made', 'sent', 'consent', 'received'] as const;
export const LETTER_REFUSALS = [
  'in-the-future',
  'before-decision',
  'notified-before',
  'other-day',
  'no-consent',
  'not-connected',
  'sent-before',
  'no-plan',
  'no-summons',
  'nothing-told',
  'bsn',
  'not-understood',
] as const;

/** The three dates of a decision, which are never one. */
export interface DecisionDates {
  decidedOn: string | null;
  notifiedOn: string | null;
  receivedByDuoOn: string | null;
  objectionUntil: string | null;
}

interface LettersPageProps {
  page: PageContext;
  token: string;
  /** A key for each form: sent twice, it does one thing. */
  once: (form: 'invitation' | 'decision' | 'summary' | 'consent' | 'incoming' | 'sent') => string;
  file: CaseFile;
  letters: CaseLetter[];
  consents: MessageConsent[];
  incoming: IncomingMessage[];
  dates: DecisionDates;
  /** Somebody is summoned and there is no invitation yet. */
  canInvite: boolean;
  today: string;
  notice: (typeof LETTER_NOTICES)[number] | undefined;
  refusal: (typeof LETTER_REFUSALS)[number] | undefined;
  /** What was typed when it was refused, by field. */
  typed: (field: string) => string;
  /** The receipt that was just given. */
  receipt: string;
}

/** The letters of a case: what was made, how and when it was made known, what came in, and consent for each kind of message. */
export function LettersPage(props: LettersPageProps) {
  const { page, file, notice, refusal, receipt } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('letters.title')}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${casePath(file.id)}`, label: file.name },
      ]}
      sheet={page.assets['casework.css']}
    >
      {notice && (
        <Notice kind="good" role="status">
          {notice === 'received' ? t('letters.notice.received', { receipt }) : t(`letters.notice.${notice}`)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`letters.refused.${refusal}`)}
        </Notice>
      )}
      <div class="case-columns">
        <div>
          <Dates {...props} />
          <section aria-labelledby="letters">
            <h2 id="letters">{t('letters.list')}</h2>
            {props.letters.length === 0 && <p class="soft">{t('letters.none')}</p>}
            <ul class="rooms">
              {props.letters.map((letter) => (
                <Letter {...props} letter={letter} />
              ))}
            </ul>
          </section>
        </div>
        <div>
          <MakeForms {...props} />
          <Consents {...props} />
          <Incoming {...props} />
        </div>
      </div>
    </DeskLayout>
  );
}

const Hidden = ({ token, once }: { token: string; once: string }) => (
  <>
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="once" value={once} />
  </>
);

function Dates({ page: { language }, dates }: LettersPageProps) {
  const t = teamMessagesIn(language);
  if (!dates.decidedOn) return null;
  const day = (value: string | null) => (value ? formatFullDay(value, language) : t('letters.not-yet'));
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{t('letters.dates')}</h2>
      <p class="soft">{t('letters.dates.lead')}</p>
      <dl class="facts">
        <dt>{t('letters.date.decided')}</dt>
        <dd>{day(dates.decidedOn)}</dd>
        <dt>{t('letters.date.notified')}</dt>
        <dd>{day(dates.notifiedOn)}</dd>
        <dt>{t('letters.date.duo')}</dt>
        <dd>{day(dates.receivedByDuoOn)}</dd>
        <dt>{t('letters.date.objection')}</dt>
        <dd>{day(dates.objectionUntil)}</dd>
      </dl>
    </section>
  );
}

function Letter({
  page: { language },
  token,
  once,
  file,
  letter,
  today,
}: LettersPageProps & { letter: CaseLetter }) {
  const t = teamMessagesIn(language);
  const here = `/${language}${lettersPath(file.id)}/${letter.id}`;
  const name = t(`letters.kind.${letter.kind}`);
  return (
    <li>
      <a href={here}>{name}</a>{' '}
      <Badge kind={letter.sendings.length ? 'plain' : 'new'}>
        {t(letter.sendings.length ? 'letters.is-sent' : 'letters.not-sent')}
      </Badge>
      <small class="soft">
        {t('letters.made-by', { by: letter.by, moment: formatDate(letter.madeAt, language, 'moment') })}{' '}
        {letter.languages.map(languageNameOf).join(' · ')}
      </small>
      {letter.sendings.map(({ channel, sentOn, proof, by }) => (
        <p>
          {t('letters.sent-on', {
            day: formatFullDay(sentOn, language),
            channel: t(`letters.channel.${channel}`),
            by,
          })}{' '}
          {proof && (
            <span class="soft" dir="auto">
              {proof}
            </span>
          )}
        </p>
      ))}
      {(letter.sendings.length === 0 || letter.kind !== 'plan-decision') && (
        <details>
          <summary>{t('letters.send')}</summary>
          <form method="post" action={`${here}/sent`} class="desk-form">
            <Hidden token={token} once={once('sent')} />
            <TextField
              id={`sent-${letter.id}`}
              name="sentOn"
              type="date"
              label={t('letters.send.on')}
              hint={letter.notifyOn ? t('letters.send.fixed') : undefined}
              value={letter.notifyOn ?? today}
            />
            <SelectField
              id={`channel-${letter.id}`}
              name="channel"
              label={t('letters.send.how')}
              value="handed-over"
              options={CHANNELS.map((value) => ({ value, label: t(`letters.channel.${value}`) }))}
            />
            <TextField
              id={`proof-${letter.id}`}
              name="proof"
              label={t('letters.send.proof')}
              hint={t('letters.send.proof.hint')}
              value=""
              maxlength={300}
            />
            <Button kind="ghost" label={t('letters.send.do-of', { letter: name })}>
              {t('letters.send.do')}
            </Button>
          </form>
        </details>
      )}
    </li>
  );
}

function MakeForms({
  page: { language },
  token,
  once,
  file,
  dates,
  canInvite,
  today,
  typed,
}: LettersPageProps) {
  const t = teamMessagesIn(language);
  const here = `/${language}${lettersPath(file.id)}`;
  return (
    <section aria-labelledby="make">
      <h2 id="make">{t('letters.make')}</h2>
      {canInvite && (
        <form method="post" action={`${here}/invitation`} class="desk-form">
          <Hidden token={token} once={once('invitation')} />
          <TextField name="time" label={t('letters.time')} value={typed('time')} maxlength={20} />
          <TextField name="place" label={t('letters.place')} value={typed('place')} maxlength={120} />
          <Button kind="ghost">{t('letters.make.invitation')}</Button>
        </form>
      )}
      <form method="post" action={`${here}/summary`} class="desk-form">
        <Hidden token={token} once={once('summary')} />
        <Button kind="ghost">{t('letters.make.summary')}</Button>
      </form>
      {dates.decidedOn && (
        <form method="post" action={`${here}/decision`} class="desk-form">
          <Hidden token={token} once={once('decision')} />
          <TextField
            name="notifyOn"
            type="date"
            label={t('letters.notify-on')}
            hint={t(dates.notifiedOn ? 'letters.notify-on.known' : 'letters.notify-on.hint')}
            value={typed('notifyOn') || (dates.notifiedOn ?? today)}
          />
          <Button kind="ghost">{t('letters.make.decision')}</Button>
        </form>
      )}
    </section>
  );
}

function Consents({ page: { language }, token, once, file, consents, today }: LettersPageProps) {
  const t = teamMessagesIn(language);
  const stateOf = (kind: MessageConsent['kind']) => consents.find((consent) => consent.kind === kind);
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{t('letters.consent')}</h2>
      <p class="soft">{t('letters.consent.lead')}</p>
      <dl class="facts">
        {MESSAGE_KINDS.map((kind) => {
          const consent = stateOf(kind);
          return (
            <>
              <dt>{t(`letters.message.${kind}`)}</dt>
              <dd>
                {consent
                  ? t(`letters.consent.${consent.decision}`, {
                      day: formatFullDay(consent.decidedOn, language),
                    })
                  : t('letters.consent.not-asked')}
              </dd>
            </>
          );
        })}
      </dl>
      <details>
        <summary>{t('letters.consent.record')}</summary>
        <form method="post" action={`/${language}${lettersPath(file.id)}/consent`} class="desk-form">
          <Hidden token={token} once={once('consent')} />
          <SelectField
            name="kind"
            label={t('letters.consent.kind')}
            value="decisions"
            options={MESSAGE_KINDS.map((value) => ({ value, label: t(`letters.message.${value}`) }))}
          />
          <SelectField
            name="decision"
            label={t('letters.consent.decision')}
            value="given"
            options={CONSENT_DECISIONS.map((value) => ({ value, label: t(`letters.decision.${value}`) }))}
          />
          <TextField name="decidedOn" type="date" label={t('letters.consent.on')} value={today} />
          <SelectField
            name="language"
            label={t('letters.consent.language')}
            value={file.language}
            options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Button kind="ghost">{t('letters.consent.do')}</Button>
        </form>
      </details>
    </section>
  );
}

function Incoming({
  page: { language },
  token,
  once,
  file,
  incoming,
  today,
  typed,
  refusal,
}: LettersPageProps) {
  const t = teamMessagesIn(language);
  return (
    <section aria-labelledby="incoming">
      <h2 id="incoming">{t('letters.incoming')}</h2>
      <p class="soft">{t('letters.incoming.lead')}</p>
      <ul class="plain">
        {incoming.map((message) => (
          <li>
            <b>{t(`letters.subject.${message.subject}`)}</b>{' '}
            {t('letters.incoming.on', {
              day: formatFullDay(message.receivedOn, language),
              channel: t(`letters.by.${message.channel}`),
            })}{' '}
            {t('letters.incoming.receipt', { receipt: message.receipt })}
            {message.channel === 'form' && message.by === '' && <> {t('letters.incoming.written')}</>}
            {message.words && <p dir="auto">{message.words}</p>}
            {message.subject === 'objection' && message.by === '' && (
              <a href={`/${language}${casePath(file.id)}/record/objection-received`}>
                {t('letters.incoming.as-objection')}
              </a>
            )}
          </li>
        ))}
      </ul>
      <details open={refusal === 'bsn'}>
        <summary>{t('letters.incoming.record')}</summary>
        <form method="post" action={`/${language}${lettersPath(file.id)}/incoming`} class="desk-form">
          <Hidden token={token} once={once('incoming')} />
          <SelectField
            id="incoming-subject"
            name="subject"
            label={t('letters.incoming.subject')}
            value={typed('subject') || 'question'}
            options={INCOMING_SUBJECTS.map((value) => ({ value, label: t(`letters.subject.${value}`) }))}
          />
          <SelectField
            id="incoming-channel"
            name="channel"
            label={t('letters.incoming.channel')}
            value={typed('channel') || 'email'}
            options={INCOMING_CHANNELS.map((value) => ({ value, label: t(`letters.by.${value}`) }))}
          />
          <TextField
            name="receivedOn"
            type="date"
            label={t('letters.incoming.received')}
            value={typed('receivedOn') || today}
          />
          <TextArea
            name="words"
            label={t('letters.incoming.words')}
            value={typed('words')}
            rows={3}
            maxlength={2000}
          />
          <Button kind="ghost">{t('letters.incoming.do')}</Button>
        </form>
      </details>
    </section>
  );
}
