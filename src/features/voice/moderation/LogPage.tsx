import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay, formatTime } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Breadcrumbs, Button, Icon, Layout, Notice, TextArea } from '#ui';
import { messagesIn } from '../messages.ts';
import { conversationPath, VOICE_PATH } from '../model/paths.ts';
import { type Conversation, type Statement, textIn } from '../model/rules.ts';
import { isOpenToAppeal, type LogLine, MAX_LOG_CHARACTERS, MIN_PUBLIC_REPORTS } from './rules.ts';

export type AppealRefusal = 'no-words' | 'too-long' | 'not-hidden' | 'too-often';

const LOG_ICONS = {
  opened: 'check',
  'closing-moved': 'calendar',
  'closed-early': 'calendar',
  'statement-hidden': 'remove',
  'statement-restored': 'check',
  'statement-replaced': 'swap',
  'appeal-made': 'question',
  'appeal-answered': 'note',
  'answers-imported': 'note',
} as const;

/** What happened to a conversation and its statements, with the reasons, without people. Here anybody asks to look again. */
export function LogPage({
  page,
  conversation,
  statements,
  lines,
  reports,
  token,
  formKey,
  appeal,
}: {
  page: PageContext;
  conversation: Conversation;
  statements: Statement[];
  lines: LogLine[];
  /** In tens, from ten on. */
  reports: ReadonlyMap<string, number>;
  token: string;
  formKey: string;
  /** What came of an appeal that was just made. */
  appeal?: { statement: string; words: string; refusal?: AppealRefusal | undefined } | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = textIn(conversation.title, language);
  const base = `/${language}${conversationPath(conversation.slug)}`;
  const numberOf = new Map(statements.map(({ id, number }) => [id, number + 1]));
  const hidden = statements.filter(isOpenToAppeal);
  const reported = statements.filter(({ id }) => reports.has(id));
  return (
    <Layout page={page} title={t('moderation.log.title')} sheet={page.assets['voice.css']}>
      <Breadcrumbs
        label={t('moderation.crumbs')}
        items={[
          { href: `/${language}${VOICE_PATH}`, label: t('moderation.crumb.all') },
          { href: base, label: title?.words ?? conversation.slug, lang: title?.language },
          { label: t('moderation.log.title') },
        ]}
      />
      <h1>{t('moderation.log.title')}</h1>
      <p class="lead" lang={title?.language} dir="auto">
        {title?.words}
      </p>
      <p>{t('moderation.log.lead')}</p>
      {appeal && !appeal.refusal && (
        <Notice kind="good" role="status">
          {t('moderation.appeal.thanks')}
        </Notice>
      )}
      {appeal?.refusal && (
        <Notice kind="problem" role="alert">
          {t(`moderation.appeal.${appeal.refusal}`)}
        </Notice>
      )}
      {hidden.length > 0 && (
        <section>
          <h2>{t('moderation.hidden.title', { count: hidden.length })}</h2>
          <p>{t('moderation.hidden.lead')}</p>
          {hidden.map((statement) => (
            <section class="card" id={`statement-${statement.number + 1}`}>
              <h3 class="card-title">{t('moderation.statement', { number: statement.number + 1 })}</h3>
              <p>
                {statement.hiddenReason && t(`moderation.reason.${statement.hiddenReason}`)} ·{' '}
                {t('moderation.said-in', { language: languageNameOf(statement.language) })}
              </p>
              <details open={appeal?.refusal !== undefined && appeal.statement === statement.id}>
                <summary>{t('moderation.appeal.open')}</summary>
                <form method="post" action={`${base}/log`} class="stack">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="once" value={formKey} />
                  <input type="hidden" name="statement" value={statement.id} />
                  <TextArea
                    id={`words-${statement.number}`}
                    name="words"
                    label={t('moderation.appeal.words')}
                    hint={t('moderation.appeal.hint')}
                    value={appeal?.refusal && appeal.statement === statement.id ? appeal.words : ''}
                    maxlength={MAX_LOG_CHARACTERS}
                  />
                  <Button icon="question">{t('moderation.appeal.do')}</Button>
                </form>
              </details>
            </section>
          ))}
        </section>
      )}
      <section>
        <h2>{t('moderation.lines.title')}</h2>
        {lines.length === 0 && <p>{t('moderation.lines.none')}</p>}
        <ol class="voice-log">
          {lines.map((line) => (
            <li>
              <Icon name={LOG_ICONS[line.kind]} />
              <div>
                <b>
                  {t(`moderation.line.${line.kind}`, {
                    number: numberOf.get(line.statement ?? '') ?? 0,
                    moment: line.closesAfter
                      ? `${formatDate(line.closesAfter, language)}, ${formatTime(line.closesAfter, language)}`
                      : '',
                  })}
                </b>
                {line.reason && <p>{t(`moderation.reason.${line.reason}`)}</p>}
                {line.words && (
                  <p lang={line.language} dir="auto">
                    {line.words}
                  </p>
                )}
                <p class="soft">{formatFullDay(line.happenedOn, language)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      {reported.length > 0 && (
        <section>
          <h2>{t('moderation.reports.title')}</h2>
          <p class="soft">{t('moderation.reports.rule', { least: MIN_PUBLIC_REPORTS })}</p>
          <ul>
            {reported.map(({ id, number }) => (
              <li>{t('moderation.reports.of', { number: number + 1, count: reports.get(id) ?? 0 })}</li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
