import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages, languageNameOf, textDirection } from '#core/i18n/languages.ts';
import { Button, ConflictNotice, DeskLayout, Notice, SelectField, TextArea } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import {
  type Conversation,
  MAX_STATEMENT_CHARACTERS,
  type Statement,
  statementWordsIn,
  textIn,
} from '../model/rules.ts';
import { wordsAreFixed } from './rules.ts';

export type StatementRefusal =
  | 'too-long'
  | 'no-words'
  | 'changed-elsewhere'
  | 'no-file'
  | 'too-big'
  | 'no-audio'
  | 'no-language';

export const wordsField = (code: string): string => `words-${code}`;

/** One statement: its words per language, who read them over, its recordings, and its opposite. */
export function StatementPage({
  page,
  conversation,
  imported,
  statement,
  others,
  typed,
  replacement,
  token,
  formKey,
  refusal,
  saved,
}: {
  page: PageContext;
  conversation: Conversation;
  /** Of how many people it has votes from a file. */
  imported: number;
  statement: Statement;
  /** The other statements of the conversation. */
  others: Statement[];
  typed: { words: Partial<Record<string, string>>; reviewed: string[] };
  replacement: string;
  token: string;
  formKey: string;
  refusal: StatementRefusal | undefined;
  saved: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const path = `${base}/${conversation.id}/statements/${statement.id}`;
  const title = textIn(conversation.title, language);
  const textFor = (code: string) => statement.texts.find((text) => text.language === code);
  const spoken = interfaceLanguages.filter(({ code }) => textFor(code));
  return (
    <DeskLayout
      page={page}
      title={t('desk.statement.title', { number: statement.number + 1 })}
      sheet={page.assets['voice.css']}
      crumbs={[
        { href: base, label: t('desk.title') },
        {
          href: `${base}/${conversation.id}`,
          label: title?.words ?? conversation.slug,
          lang: title?.language,
        },
      ]}
    >
      {saved && (
        <Notice kind="good" role="status">
          {t('desk.done.saved')}
        </Notice>
      )}
      {refusal === 'changed-elsewhere' ? (
        <ConflictNotice
          language={language}
          fields={interfaceLanguages.map(({ code, name }) => ({
            label: name,
            theirs: textFor(code)?.words ?? '',
            yours: typed.words[code] ?? textFor(code)?.words ?? '',
            lang: code,
            field: wordsField(code),
          }))}
        />
      ) : (
        refusal && (
          <Notice kind="problem" role="alert">
            {t(`desk.refused.${refusal}`)}
          </Notice>
        )
      )}
      {conversation.published && <Notice kind="ask">{t('desk.statement.fixed')}</Notice>}
      {imported > 0 && <Notice kind="ask">{t('exchange.fixed')}</Notice>}
      <form method="post" action={path} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={String(statement.version)} />
        <h2>{t('desk.statement.texts')}</h2>
        {interfaceLanguages.map(({ code, name }) => (
          <fieldset class="voice-language">
            <legend>
              <bdi lang={code}>{name}</bdi>
              {code === statement.language && ` · ${t('desk.statement.original')}`}
              {!textFor(code) && ` · ${t('desk.statement.gap')}`}
            </legend>
            {wordsAreFixed(conversation, imported, statement, code) ? (
              <p lang={code} dir="auto">
                {textFor(code)?.words}
              </p>
            ) : (
              <TextArea
                name={wordsField(code)}
                label={t('desk.statement.words')}
                value={typed.words[code] ?? ''}
                lang={code}
                dir={textDirection(code)}
                rows={2}
                maxlength={MAX_STATEMENT_CHARACTERS}
              />
            )}
            <label class="check">
              <input type="checkbox" name="reviewed" value={code} checked={typed.reviewed.includes(code)} />{' '}
              {t('desk.settings.reviewed', { language: name })}
            </label>
          </fieldset>
        ))}
        <Button icon="check" isSend>
          {t('desk.save')}
        </Button>
      </form>
      <section>
        <h2>{t('desk.read-aloud')}</h2>
        <p>{t('desk.audio.lead')}</p>
        {statement.audioLanguages.map((code) => (
          <form method="post" action={`${path}/audio/remove`} class="actions">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="language" value={code} />
            <bdi lang={code}>{languageNameOf(code)}</bdi>
            {/* biome-ignore lint/a11y/useMediaCaption: its words stand above, in the same language */}
            <audio controls preload="none" src={`${path}/audio/${code}`} aria-label={languageNameOf(code)} />
            <Button
              kind="quiet"
              icon="trash"
              label={t('desk.audio.remove', { language: languageNameOf(code) })}
            >
              {t('desk.audio.remove.short')}
            </Button>
          </form>
        ))}
        <form method="post" action={`${path}/audio`} enctype="multipart/form-data" class="stack">
          <input type="hidden" name="token" value={token} />
          <SelectField
            id="audio-language"
            name="language"
            label={t('desk.add.language')}
            value={spoken.find(({ code }) => !statement.audioLanguages.includes(code))?.code ?? ''}
            options={spoken.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
          />
          <div class="field">
            <label for="field-audio">{t('desk.audio.file')}</label>
            <p class="soft" id="hint-audio">
              {t('desk.audio.hint')}
            </p>
            <input id="field-audio" type="file" name="audio" accept="audio/*" aria-describedby="hint-audio" />
          </div>
          <Button kind="ghost" icon="ear">
            {t('desk.audio.do')}
          </Button>
        </form>
      </section>
      {others.length > 0 && (
        <form method="post" action={`${path}/pair`} class="stack">
          <input type="hidden" name="token" value={token} />
          <h2>{t('desk.statement.opposite')}</h2>
          <SelectField
            name="other"
            label={t('desk.pair')}
            hint={t('desk.pair.hint')}
            value={statement.pairId ?? ''}
            options={[
              { value: '', label: t('desk.pair.none') },
              ...others.map((other) => {
                const said = statementWordsIn(other, language);
                return { value: other.id, label: `${other.number + 1}. ${said.words}`, lang: said.language };
              }),
            ]}
          />
          <Button kind="ghost" icon="swap">
            {t('desk.pair.do')}
          </Button>
        </form>
      )}
      {conversation.published ? (
        <form method="post" action={`${path}/replace`} class="stack">
          <h2>{t('desk.replace')}</h2>
          <p>{t('desk.replace.lead')}</p>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKey} />
          <input type="hidden" name="version" value={String(statement.version)} />
          <input type="hidden" name="language" value={statement.language} />
          <TextArea
            name="words"
            label={t('desk.replace.words')}
            value={replacement}
            lang={statement.language}
            maxlength={MAX_STATEMENT_CHARACTERS}
          />
          <Button kind="ghost" icon="swap">
            {t('desk.replace.do')}
          </Button>
        </form>
      ) : (
        <form method="post" action={`${path}/out`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="quiet" icon="trash">
            {t('desk.take-out')}
          </Button>
        </form>
      )}
    </DeskLayout>
  );
}
