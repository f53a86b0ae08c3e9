import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Button, Layout, Notice, SelectField } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, Texts } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { TextsFields } from '../programme-editor/texts.tsx';

/** Writing to a group of people who come. */
export function MessagePage({
  page,
  edition,
  token,
  idempotencyKey,
  languages,
  group,
  texts,
  sent,
  refusal,
}: {
  page: PageContext;
  edition: Edition;
  token: string;
  idempotencyKey: string;
  languages: string[];
  group: string;
  texts: Texts<'subject' | 'words'>;
  sent?: { reached: number; others: number } | undefined;
  refusal?: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('message.title')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: t('message.title') }]}
      />
      <h1>{t('message.title')}</h1>
      <p class="lead">{t('message.lead')}</p>
      {sent && (
        <Notice kind="good" role="status">
          {t('message.sent', sent)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t('message.refused')}
        </Notice>
      )}
      <form method="post" action={`${at}/message`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={idempotencyKey} />
        <SelectField
          name="group"
          label={t('message.group')}
          value={group}
          options={[
            { value: 'all', label: t('message.all') },
            { value: 'waiting', label: t('message.waiting') },
            ...languages.map((code) => ({
              value: `language:${code}`,
              label: t('message.language', { language: languageName(code, language) }),
            })),
            ...breakOutsOf(edition).map((one) => ({
              value: one.id,
              label: `${one.number}. ${textOf(one.texts, 'title', language)}`,
            })),
          ]}
        />
        <TextsFields id="message" keys={['subject', 'words']} texts={texts} language={language} />
        <Button icon="arrow">{t('message.do')}</Button>
      </form>
    </Layout>
  );
}
