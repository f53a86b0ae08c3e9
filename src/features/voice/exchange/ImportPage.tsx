import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { Button, ButtonLink, DeskLayout, Notice, SelectField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, MIN_PUBLISHED_PEOPLE, textIn } from '../model/rules.ts';
import {
  type ImportProblem,
  type ImportRefusal,
  MAX_FILE_BYTES,
  type PolisFileName,
} from './import-rules.ts';

/** Why nothing was taken in: a file, or what happened in between. */
export type VoteImportNotice =
  | ImportRefusal
  | 'no-file'
  | 'not-understood'
  | 'too-many-here'
  | 'statements-in'
  | undefined;

export const fileName = (file: PolisFileName): string => `${file}.csv`;

const OWN_PROBLEMS = new Set<ImportProblem>(['too-few', 'too-many', 'too-many-votes']);

function noticeText(notice: Exclude<VoteImportNotice, undefined>, language: string): string {
  const t = teamMessagesIn(language);
  if (typeof notice === 'string')
    return notice === 'statements-in' ? t('exchange.done.statements') : t(`exchange.refused.${notice}`);
  const { file, problem, missing, count } = notice;
  const said = t(`exchange.problem.${problem}`, {
    file: fileName(file),
    columns: missing.join(', '),
    count,
    least: MIN_PUBLISHED_PEOPLE,
    megabytes: MAX_FILE_BYTES / 1_000_000,
  });
  return OWN_PROBLEMS.has(problem) ? said : `${said} ${t('exchange.choose-again')}`;
}

/** Where statements and votes of a conversation elsewhere are taken into a draft. */
export function ImportPage({
  page,
  conversation,
  imported,
  chosen,
  token,
  notice,
}: {
  page: PageContext;
  conversation: Conversation;
  /** The votes of how many people were taken in already. */
  imported: number;
  /** The language that was chosen. */
  chosen: string;
  token: string;
  notice: VoteImportNotice;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const path = `${base}/${conversation.id}`;
  const title = textIn(conversation.title, language)?.words ?? conversation.slug;
  return (
    <DeskLayout
      page={page}
      title={t('exchange.title')}
      sheet={page.assets['voice.css']}
      crumbs={[
        { href: base, label: t('desk.title') },
        { href: path, label: title },
      ]}
    >
      <p class="lead">{t('exchange.lead')}</p>
      {notice && (
        <Notice
          kind={notice === 'statements-in' ? 'good' : 'problem'}
          role={notice === 'statements-in' ? 'status' : 'alert'}
        >
          {noticeText(notice, language)}
        </Notice>
      )}
      {conversation.published ? (
        <>
          <Notice kind="ask">{t('exchange.no-draft')}</Notice>
          <p>
            <ButtonLink href={`${base}/new`} kind="ghost" icon="plus">
              {t('exchange.new')}
            </ButtonLink>
          </p>
        </>
      ) : imported > 0 ? (
        <>
          <Notice kind="good" role="status">
            {t('exchange.done', { count: imported })}
          </Notice>
          <p>{t('exchange.done.next')}</p>
          <p>
            <ButtonLink href={path} icon="arrow">
              {t('exchange.done.to')}
            </ButtonLink>
          </p>
        </>
      ) : (
        <form method="post" action={`${path}/import`} enctype="multipart/form-data" class="stack">
          <input type="hidden" name="token" value={token} />
          <p>{t('exchange.draft-only')}</p>
          <div class="field">
            <label for="field-comments">{t('exchange.comments')}</label>
            <p class="soft" id="hint-comments">
              {t('exchange.comments.hint')}
            </p>
            <input
              id="field-comments"
              type="file"
              name="comments"
              accept=".csv,.tsv,.txt,text/csv"
              aria-describedby="hint-comments"
              required
            />
          </div>
          <div class="field">
            <label for="field-votes">{t('exchange.votes')}</label>
            <p class="soft" id="hint-votes">
              {t('exchange.votes.hint', { least: MIN_PUBLISHED_PEOPLE })}
            </p>
            <input
              id="field-votes"
              type="file"
              name="votes"
              accept=".csv,.tsv,.txt,text/csv"
              aria-describedby="hint-votes"
            />
          </div>
          <SelectField
            name="language"
            label={t('exchange.language')}
            value={chosen}
            options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
          />
          <p class="soft">{t('exchange.forgets')}</p>
          <Button icon="arrow">{t('exchange.look')}</Button>
        </form>
      )}
    </DeskLayout>
  );
}
