import type { PageContext } from '#core/http/page-context.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Button, ButtonLink, ConflictNotice, DeskLayout, ErrorSummary } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { COVER_FIELDS, type CoverError, CoverFields, type TypedCover } from './CoverFields.tsx';

/** The cover of a case as its form shows it. */
export const toTypedCover = ({ name, number, language, contact }: CaseFile): TypedCover => ({
  name,
  number,
  language,
  street: contact.street ?? '',
  postcode: contact.postcode ?? '',
  town: contact.town ?? '',
  phone: contact.phone ?? '',
  email: contact.email ?? '',
});

/** Mends what is written on the cover of a case; of two who do so at once the second sees both. */
export function CoverPage({
  page,
  token,
  file,
  typed,
  errors,
  conflict,
}: {
  page: PageContext;
  token: string;
  file: CaseFile;
  typed: TypedCover;
  errors: readonly CoverError[];
  /** Somebody else saved meanwhile. */
  conflict: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const stored = toTypedCover(file);
  const shown = (cover: TypedCover, field: (typeof COVER_FIELDS)[number]) =>
    field === 'language' ? languageNameOf(cover.language) : cover[field];
  return (
    <DeskLayout
      page={page}
      title={t('cover.title')}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${casePath(file.id)}`, label: file.name },
      ]}
      sheet={page.assets['casework.css']}
    >
      {conflict && (
        <ConflictNotice
          language={language}
          fields={COVER_FIELDS.map((field) => ({
            label: t(`cover.${field}`),
            theirs: shown(stored, field),
            yours: shown(typed, field),
            field: field === 'language' ? undefined : field,
          }))}
        />
      )}
      <ErrorSummary
        title={t('form.look')}
        errors={errors.map((kind) => ({
          id: `field-${kind === 'number-taken' ? 'number' : kind}`,
          text: t(`cover.error.${kind}`),
        }))}
      />
      <form method="post" action={`/${language}${casePath(file.id)}/cover`} class="desk-form">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={file.version} />
        <CoverFields typed={typed} language={language} errors={errors} />
        <p class="actions">
          <Button icon="check">{t('save')}</Button>
          <ButtonLink href={`/${language}${casePath(file.id)}`} kind="quiet">
            {t('cancel')}
          </ButtonLink>
        </p>
      </form>
    </DeskLayout>
  );
}
