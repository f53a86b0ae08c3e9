import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Button, Layout, Notice, SelectField } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition, Texts } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';

/** The form with which the team writes to a group of people who registered. */
export function AnnouncementPage({
  page,
  edition,
  token,
  formKey,
  languages,
  group,
  texts,
  sent,
  refusal,
}: {
  page: PageContext;
  edition: Edition;
  token: string;
  formKey: string;
  languages: string[];
  group: string;
  texts: Texts<'subject' | 'words'>;
  sent?: { reached: number; others: number } | undefined;
  refusal?: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('message.title')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: basePath, label: textOf(edition.texts, 'title', language) },
          { label: t('message.title') },
        ]}
      />
      <h1>{t('message.title')}</h1>
      <p class="lead">{t('message.lead')}</p>
      <p>
        <a href={`${basePath}/letters`}>{t('letters.title')}</a>
      </p>
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
      <form method="post" action={`${basePath}/message`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
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
            ...breakOutsOf(edition).map((breakOut) => ({
              value: breakOut.id,
              label: `${breakOut.number}. ${textOf(breakOut.texts, 'title', language)}`,
            })),
          ]}
        />
        <TranslatedTextFields id="message" keys={['subject', 'words']} texts={texts} language={language} />
        <Button icon="arrow">{t('message.do')}</Button>
      </form>
    </Layout>
  );
}
