import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { Button, ConflictNotice, DeskLayout, ErrorSummary, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { templateFit } from './rules.ts';
import type { AnswerTemplate } from './types.ts';

/** The form as it was typed: the name, and the text per language. */
export interface TypedTemplate {
  name: string;
  texts: Partial<Record<string, string>>;
}

export const typedTemplateOf = (template?: AnswerTemplate): TypedTemplate => ({
  name: template?.name ?? '',
  texts: Object.fromEntries(Object.entries(template?.texts ?? {}).map(([code, text]) => [code, text?.text])),
});

/** The name of the field for the text in a language. */
export const textField = (code: string): string => `text-${code}`;

/** Writing or changing a template: Dutch and English first, the other languages below. */
export function TemplatePage({
  page,
  template,
  typed,
  token,
  formKey,
  refusal,
}: {
  page: PageContext;
  /** As it is stored; none for a new one. */
  template?: AnswerTemplate | undefined;
  typed: TypedTemplate;
  token: string;
  formKey: string;
  refusal?: 'no-name' | 'no-words' | 'changed-elsewhere' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}/inbox/templates`;
  const title = template ? template.name : t('templates.new');
  const stored = typedTemplateOf(template);
  const errors = {
    'no-name': { id: 'field-name', text: t('templates.no-name') },
    'no-words': { id: `field-${textField('nl')}`, text: t('templates.no-words') },
  };
  const error = refusal && refusal !== 'changed-elsewhere' ? errors[refusal] : undefined;
  return (
    <DeskLayout
      page={page}
      title={title}
      crumbs={[
        { href: `/${language}/inbox`, label: t('inbox.title') },
        { href: base, label: t('templates.title') },
      ]}
    >
      <ErrorSummary title={t('templates.refused')} errors={error ? [error] : []} />
      {refusal === 'changed-elsewhere' && (
        <ConflictNotice
          language={language}
          fields={[
            { label: t('templates.name'), theirs: stored.name, yours: typed.name, field: 'name' },
            ...interfaceLanguages.map(({ code, name }) => ({
              label: name,
              theirs: stored.texts[code] ?? '',
              yours: typed.texts[code] ?? '',
              lang: code,
              field: textField(code),
            })),
          ]}
        />
      )}
      <form method="post" action={template ? `${base}/${template.id}` : `${base}/new`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        {template && <input type="hidden" name="seen" value={String(template.version)} />}
        <TextField
          name="name"
          label={t('templates.name')}
          hint={t('templates.name.hint')}
          value={typed.name}
          maxlength={60}
          error={refusal === 'no-name' ? t('templates.no-name') : undefined}
        />
        <div class="side-by-side">
          {interfaceLanguages.map(({ code, name, dir }) => (
            <TextArea
              name={textField(code)}
              label={name}
              hint={
                template && templateFit(template, code) === 'older' ? t('templates.older-hint') : undefined
              }
              value={typed.texts[code] ?? ''}
              lang={code}
              dir={dir}
              rows={4}
              maxlength={3000}
            />
          ))}
        </div>
        <Button>{t('templates.save')}</Button>
      </form>
      {template && (
        <form method="post" action={`${base}/${template.id}/remove`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="quiet" icon="remove">
            {t('templates.remove')}
          </Button>
        </form>
      )}
    </DeskLayout>
  );
}
