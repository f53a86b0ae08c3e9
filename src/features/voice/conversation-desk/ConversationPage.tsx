import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTime, toHHMM } from '#core/i18n/formats.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import {
  Badge,
  Button,
  ButtonLink,
  DeskChoices,
  DeskLayout,
  Icon,
  Notice,
  SelectField,
  TextArea,
  TextField,
  UndoNotice,
} from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { conversationPath, POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, MIN_PUBLISHED_PEOPLE, phaseOf, type Statement, textIn } from '../model/rules.ts';
import { type LogLine, MAX_LOG_CHARACTERS } from '../moderation/rules.ts';
import type { Publication } from '../publication/publication.ts';
import { resultsPath } from '../voting/paths.ts';
import { PHASE_BADGES } from './ConversationsPage.tsx';
import { activeStatements, type Check, coverageOf, mayOpen, type Preparation, WAYS } from './rules.ts';
import { GapTable, StatementTable } from './StatementTables.tsx';

export type ConversationRefusal =
  | 'no-words'
  | 'too-long'
  | 'not-ready'
  | 'changed-elsewhere'
  | 'no-dates'
  | 'only-later'
  | 'no-reason';

const VERDICT_ICONS = { fine: 'check', warns: 'warning', stops: 'remove' } as const;
const VERDICT_CLASSES = { fine: 'fits', warns: 'poor', stops: 'cannot' } as const;

/** What the page shows beside the conversation. */
export interface ConversationView {
  conversation: Conversation;
  statements: Statement[];
  preparation: Preparation;
  checks: Check[];
  log: LogLine[];
  /** How many readers have a link that works. */
  readers: number;
  /** What is published; undefined before the first ten people. */
  publication: Publication | undefined;
}

/** One conversation: its statements and their gaps, the list to go through before it opens, and what can be done with it. */
export function ConversationPage({
  page,
  view: { conversation, statements, preparation, checks, readers, publication },
  token,
  formKey,
  now,
  typed,
  refusal,
  done,
  takenOut,
}: {
  page: PageContext;
  view: ConversationView;
  token: string;
  formKey: string;
  now: Date;
  typed: { words: string; language: string; reason: string; closesOn: string; closesTime: string };
  refusal: ConversationRefusal | undefined;
  done: 'saved' | 'opened' | 'moved' | 'closed' | 'added' | 'replaced' | undefined;
  /** The statement that was taken out just now. */
  takenOut: Statement | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const path = `${base}/${conversation.id}`;
  const title = textIn(conversation.title, language);
  const phase = phaseOf(conversation, now);
  const active = activeStatements(statements);
  const moment = (at: Date) => `${formatDay(at, language)}, ${formatTime(at, language)}`;
  const closes = toAmsterdam(conversation.closesAt);
  const hidden = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={String(conversation.version)} />
    </>
  );
  return (
    <DeskLayout
      page={page}
      title={title?.words ?? conversation.slug}
      lang={title?.language}
      sheet={page.assets['voice.css']}
      crumbs={[{ href: base, label: t('desk.title') }]}
      actions={
        <>
          <a class="chip" href={`${path}/settings`}>
            {t('desk.settings.change')}
          </a>
          <a class="chip" href={`${path}/preview`}>
            {t('desk.preview')}
          </a>
          <a class="chip" href={`${path}/readers`}>
            {t('desk.readers', { count: readers })}
          </a>
          <a class="chip" href={`${path}/tables`}>
            {t('desk.tables')}
          </a>
          <a class="chip" href={`${path}/moderation`}>
            {t('desk.moderation.title')}
          </a>
          <a class="chip" href={`${path}/import`}>
            {t('exchange.title')}
          </a>
        </>
      }
    >
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`desk.refused.${refusal}`)}
        </Notice>
      )}
      {takenOut ? (
        <UndoNotice
          language={language}
          text={t('desk.taken-out', { number: takenOut.number + 1 })}
          action={`${path}/statements/${takenOut.id}/out`}
          token={token}
          fields={{ back: 'yes' }}
        />
      ) : (
        done && (
          <Notice kind="good" role="status">
            {t(`desk.done.${done}`)}
          </Notice>
        )
      )}
      <p>
        <Badge kind={PHASE_BADGES[phase]}>{t(`desk.phase.${phase}`)}</Badge>{' '}
        {t('desk.from-to', { opens: moment(conversation.opensAt), closes: moment(conversation.closesAt) })}
      </p>
      {conversation.published && (
        <p>
          <a href={`/${language}${conversationPath(conversation.slug)}`}>{t('desk.public-page')}</a> ·{' '}
          <a href={`/${language}${conversationPath(conversation.slug)}/log`}>{t('desk.log')}</a> ·{' '}
          <a href={`/${language}${resultsPath(conversation.slug)}`}>{t('desk.results')}</a>
        </p>
      )}
      {conversation.published && <Coverage publication={publication} language={language} />}
      <section>
        <h2>{t('desk.statements', { count: active.length })}</h2>
        <StatementTable statements={active} path={path} language={language} />
        <form method="post" action={`${path}/statements`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKey} />
          <TextArea
            name="words"
            label={t('desk.add')}
            hint={t('desk.add.hint')}
            value={typed.words}
            error={
              refusal === 'no-words' || refusal === 'too-long' ? t(`desk.refused.${refusal}`) : undefined
            }
          />
          <SelectField
            name="language"
            label={t('desk.add.language')}
            value={typed.language}
            options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
          />
          <Button icon="plus">{t('desk.add.do')}</Button>
        </form>
      </section>
      {active.length > 0 && <GapTable statements={active} language={language} />}
      {phase !== 'closed' && (
        <section>
          <h2>{t(phase === 'draft' ? 'desk.checks' : 'desk.checks.public')}</h2>
          <ul class="reasons">
            {checks.map(({ name, verdict, count }) => (
              <li class={VERDICT_CLASSES[verdict]}>
                <Icon name={VERDICT_ICONS[verdict]} />
                <span>{t(`desk.check.${name}.${verdict === 'fine' ? 'fine' : 'not'}`, { count })}</span>
              </li>
            ))}
          </ul>
          <form method="post" action={`${path}/check`} class="stack">
            <input type="hidden" name="token" value={token} />
            <label class="check">
              <input type="checkbox" name="tested" value="yes" checked={preparation.testedOn !== null} />{' '}
              {t('desk.check.tested')}
            </label>
            <DeskChoices
              legend={t('desk.check.ways')}
              name="ways"
              pick="many"
              options={WAYS.map((way) => ({ value: way, label: t(`desk.way.${way}`) }))}
              chosen={preparation.ways}
            />
            <TextField
              name="decidedOn"
              type="date"
              label={t('desk.check.decided')}
              hint={t('desk.check.decided.hint')}
              value={preparation.decidedOn ?? ''}
            />
            <Button kind="ghost" icon="check">
              {t('desk.save')}
            </Button>
          </form>
        </section>
      )}
      {phase === 'draft' && (
        <section>
          <h2>{t('desk.open')}</h2>
          <p>{t('desk.open.lead', { moment: moment(conversation.opensAt) })}</p>
          {mayOpen(checks) ? (
            <form method="post" action={`${path}/open`}>
              {hidden}
              <Button icon="check">{t('desk.open.do')}</Button>
            </form>
          ) : (
            <p class="stands-out">{t('desk.open.not-yet')}</p>
          )}
          <form method="post" action={`${path}/remove`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet" icon="trash">
              {t('desk.remove')}
            </Button>
          </form>
        </section>
      )}
      {(phase === 'open' || phase === 'coming') && (
        <section>
          <h2>{t('desk.closing')}</h2>
          <form method="post" action={`${path}/closing`} class="stack">
            {hidden}
            <p>{t('desk.closing.lead')}</p>
            <div class="voice-moments">
              <TextField
                name="closesOn"
                type="date"
                label={t('desk.closes')}
                value={typed.closesOn || closes.day}
                error={
                  refusal === 'only-later' || refusal === 'no-dates'
                    ? t(`desk.refused.${refusal}`)
                    : undefined
                }
              />
              <TextField
                name="closesTime"
                type="time"
                label={t('desk.settings.at')}
                value={typed.closesTime || toHHMM(closes.minutes)}
              />
            </div>
            <Button kind="ghost" icon="calendar">
              {t('desk.closing.do')}
            </Button>
          </form>
          <details open={refusal === 'no-reason'}>
            <summary>{t('desk.early')}</summary>
            <form method="post" action={`${path}/close`} class="stack">
              {hidden}
              <TextArea
                name="reason"
                label={t('desk.early.reason')}
                hint={t('desk.early.hint')}
                value={typed.reason}
                maxlength={MAX_LOG_CHARACTERS}
                error={refusal === 'no-reason' ? t('desk.refused.no-reason') : undefined}
              />
              <Button kind="danger" icon="remove">
                {t('desk.early.do')}
              </Button>
            </form>
          </details>
        </section>
      )}
      <p>
        <ButtonLink href={`${base}/new?copy=${conversation.id}`} kind="quiet" icon="swap">
          {t('desk.copy')}
        </ButtonLink>
      </p>
    </DeskLayout>
  );
}

/** Of which audiences something can be told, by published figures alone, and which are missing. */
function Coverage({ publication, language }: { publication: Publication | undefined; language: string }) {
  const t = teamMessagesIn(language);
  const rows = coverageOf(publication);
  return (
    <section>
      <h2>{t('desk.coverage')}</h2>
      <p class="soft">{t('desk.coverage.rule', { least: MIN_PUBLISHED_PEOPLE })}</p>
      <ul class="reasons">
        {rows.map(({ audience, people }) => (
          <li class={people === null ? 'poor' : 'fits'}>
            <Icon name={people === null ? 'warning' : 'check'} />
            <span>
              {t(`desk.audience.${audience}`)}:{' '}
              {people === null ? t('desk.coverage.missing') : t('desk.coverage.people', { count: people })}
            </span>
          </li>
        ))}
      </ul>
      {publication?.leftOut && <p>{t('desk.coverage.left-out', { count: publication.leftOut })}</p>}
    </section>
  );
}
