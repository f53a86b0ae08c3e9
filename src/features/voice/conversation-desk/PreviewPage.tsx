import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages, isInterfaceLanguage, textDirection } from '#core/i18n/languages.ts';
import { Badge, DeskLayout, SelectField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, type Statement, statementWordsIn, textIn } from '../model/rules.ts';
import { StatementStep } from '../voting/VotePage.tsx';

/** What somebody who takes part reads and hears, in a language, statement by statement, and what is missing. */
export function PreviewPage({
  page,
  conversation,
  statements,
  shown,
  at,
}: {
  page: PageContext;
  conversation: Conversation;
  /** Those that take part. */
  statements: Statement[];
  /** The language of the participant. */
  shown: string;
  /** Which statement, from 0. */
  at: number;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const path = `${base}/${conversation.id}`;
  const title = textIn(conversation.title, language);
  const own = textIn(conversation.title, shown);
  const intro = textIn(conversation.intro, shown);
  const statement = statements[at];
  const said = statement && statementWordsIn(statement, shown);
  return (
    <DeskLayout
      page={page}
      title={t('desk.preview')}
      sheet={page.assets['voice.css']}
      crumbs={[
        { href: base, label: t('desk.title') },
        { href: path, label: title?.words ?? conversation.slug, lang: title?.language },
      ]}
    >
      <form method="get" action={`${path}/preview`} class="actions">
        <SelectField
          name="in"
          label={t('desk.preview.language')}
          value={shown}
          options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
        />
        <button type="submit" class="chip">
          {t('desk.preview.do')}
        </button>
      </form>
      <section class="card voice-preview" lang={shown} dir={textDirection(shown)}>
        <p class="lead" lang={own?.language}>
          {own?.words}
        </p>
        {intro && <p lang={intro.language}>{intro.words}</p>}
        {statement && (
          <StatementStep
            page={{ ...page, language: isInterfaceLanguage(shown) ? shown : language }}
            step={{ kind: 'statement', statement, position: at + 1, of: statements.length }}
          />
        )}
      </section>
      {statement && said && (
        <p>
          {said.language !== shown && <Badge kind="new">{t('desk.preview.other')}</Badge>}{' '}
          {!said.reviewed && <Badge kind="soft">{t('desk.unreviewed')}</Badge>}{' '}
          {!statement.audioLanguages.includes(said.language) && (
            <Badge kind="soft">{t('desk.preview.silent')}</Badge>
          )}
        </p>
      )}
      <nav class="actions" aria-label={t('desk.statements', { count: statements.length })}>
        {statements.map((each, index) => (
          <a
            class={index === at ? 'chip on' : 'chip'}
            href={`${path}/preview?in=${shown}&at=${index + 1}`}
            aria-current={index === at ? 'true' : undefined}
          >
            {each.number + 1}
          </a>
        ))}
      </nav>
    </DeskLayout>
  );
}
