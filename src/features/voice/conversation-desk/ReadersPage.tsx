import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages, languageNameOf } from '#core/i18n/languages.ts';
import { Button, DeskChoices, DeskLayout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import type { VoiceReader } from '../model/reader-queries.ts';
import { type Conversation, textIn } from '../model/rules.ts';
import { MAX_READER_NAME } from './rules.ts';

/** Who reads words over for a conversation: their private links, and inviting another one. */
export function ReadersPage({
  page,
  conversation,
  readers,
  linkOf,
  token,
  formKey,
  typed,
  refusal,
  invited,
}: {
  page: PageContext;
  conversation: Conversation;
  readers: VoiceReader[];
  /** The private link of a reader, to pass on. */
  linkOf: (reader: VoiceReader) => string;
  token: string;
  formKey: string;
  typed: { name: string; languages: string[] };
  refusal: 'no-name' | 'no-language' | undefined;
  /** Who was invited just now. */
  invited: VoiceReader | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const path = `${base}/${conversation.id}/readers`;
  const title = textIn(conversation.title, language);
  return (
    <DeskLayout
      page={page}
      title={t('desk.readers.title')}
      crumbs={[
        { href: base, label: t('desk.title') },
        {
          href: `${base}/${conversation.id}`,
          label: title?.words ?? conversation.slug,
          lang: title?.language,
        },
      ]}
    >
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`desk.readers.${refusal}`)}
        </Notice>
      )}
      {invited && (
        <Notice kind="good" role="status" title={t('desk.readers.invited', { name: invited.name })}>
          <p>{t('desk.readers.pass-on')}</p>
          <p>
            <bdi dir="ltr">{linkOf(invited)}</bdi>
          </p>
        </Notice>
      )}
      <p>{t('desk.readers.lead')}</p>
      {readers.length > 0 && (
        <table class="desk-table">
          <caption class="unseen">{t('desk.readers.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.readers.name')}</th>
              <th scope="col">{t('desk.readers.languages')}</th>
              <th scope="col">{t('desk.readers.link')}</th>
              <th scope="col">{t('desk.readers.step')}</th>
            </tr>
          </thead>
          <tbody>
            {readers.map((reader) => (
              <tr data-row class={reader.endedAt ? 'off' : undefined}>
                <th scope="row">
                  <bdi>{reader.name}</bdi>
                </th>
                <td data-label={t('desk.readers.languages')}>
                  {reader.languages.map((code, at) => (
                    <>
                      {at > 0 && ' · '}
                      <bdi lang={code}>{languageNameOf(code)}</bdi>
                    </>
                  ))}
                </td>
                <td data-label={t('desk.readers.link')}>
                  {reader.endedAt ? (
                    t('desk.readers.ended')
                  ) : (
                    <a href={linkOf(reader)}>{t('desk.readers.see')}</a>
                  )}
                </td>
                <td data-label={t('desk.readers.step')}>
                  <form method="post" action={`${path}/end`}>
                    <input type="hidden" name="token" value={token} />
                    <input type="hidden" name="reader" value={reader.id} />
                    {reader.endedAt && <input type="hidden" name="back" value="yes" />}
                    <Button kind="quiet" icon={reader.endedAt ? 'check' : 'remove'}>
                      {t(reader.endedAt ? 'desk.readers.open' : 'desk.readers.end')}
                    </Button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form method="post" action={path} class="stack">
        <h2>{t('desk.readers.invite')}</h2>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <TextField
          name="name"
          label={t('desk.readers.name')}
          hint={t('desk.readers.name.hint')}
          value={typed.name}
          maxlength={MAX_READER_NAME}
          autocomplete="off"
        />
        <DeskChoices
          legend={t('desk.readers.which')}
          name="languages"
          pick="many"
          options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
          chosen={typed.languages}
        />
        <Button icon="plus">{t('desk.readers.invite.do')}</Button>
      </form>
    </DeskLayout>
  );
}
