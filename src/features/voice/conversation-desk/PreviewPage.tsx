import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages, textDirection } from '#core/i18n/languages.ts';
import { Badge, DeskLayout, SelectField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, type Statement, statementWordsIn, textIn } from '../model/rules.ts';

/** What somebody who takes part reads and hears, in a language: the title, the introduction, every statement, and what is missing. */
export function PreviewPage({
  page,
  conversation,
  statements,
  shown,
}: {
  page: PageContext;
  conversation: Conversation;
  /** Those that take part. */
  statements: Statement[];
  /** The language of the participant. */
  shown: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const path = `${base}/${conversation.id}`;
  const title = textIn(conversation.title, language);
  const own = textIn(conversation.title, shown);
  const intro = textIn(conversation.intro, shown);
  return (
    <DeskLayout
      page={page}
      title={t('desk.preview')}
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
        <h2 lang={own?.language}>{own?.words}</h2>
        {intro && <p lang={intro.language}>{intro.words}</p>}
        <ol>
          {statements.map((statement) => {
            const said = statementWordsIn(statement, shown);
            const spoken = statement.audioLanguages.includes(said.language);
            return (
              <li>
                <p class="lead" lang={said.language} dir="auto">
                  {said.words}
                </p>
                {spoken && (
                  // biome-ignore lint/a11y/useMediaCaption: its words stand above, in the same language
                  <audio
                    controls
                    preload="none"
                    src={`${path}/statements/${statement.id}/audio/${said.language}`}
                    aria-label={said.words}
                  />
                )}
                <p lang={language} dir="auto">
                  {said.language !== shown && <Badge kind="new">{t('desk.preview.other')}</Badge>}{' '}
                  {!said.reviewed && <Badge kind="soft">{t('desk.unreviewed')}</Badge>}{' '}
                  {!spoken && <Badge kind="soft">{t('desk.preview.silent')}</Badge>}
                </p>
              </li>
            );
          })}
        </ol>
      </section>
    </DeskLayout>
  );
}
