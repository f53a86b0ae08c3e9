import type { PageContext } from '#core/http/page-context.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Button, ButtonLink, ChoiceLines, DeskLayout, ErrorSummary, SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { REGIMES, TARGET_GROUPS } from '../model/events.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import type { TenantColleague } from '../model/staff-queries.ts';
import { type CoverError, CoverFields, type TypedCover } from './CoverFields.tsx';

/** What is typed to open a case. */
export interface TypedCase extends TypedCover {
  municipality: string;
  regime: string;
  group: string;
  noticeOn: string;
  registeredOn: string;
  guide: string;
}

export type NewCaseError = CoverError | 'noticeOn' | 'registeredOn' | 'guide' | 'municipality';

/** The form with which a case is opened, as short as the law allows: no birth date, no nationality, no BSN. */
export function NewCasePage({
  page,
  token,
  once,
  typed,
  errors,
  municipalities,
  guides,
}: {
  page: PageContext;
  token: string;
  once: string;
  typed: TypedCase;
  errors: readonly NewCaseError[];
  municipalities: string[];
  guides: TenantColleague[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const error = (kind: NewCaseError) => (errors.includes(kind) ? t(`cover.error.${kind}`) : undefined);
  return (
    <DeskLayout
      page={page}
      title={t('new.title')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      sheet={page.assets['casework.css']}
    >
      <ErrorSummary
        title={t('form.look')}
        errors={errors.map((kind) => ({ id: `field-${fieldOf(kind)}`, text: t(`cover.error.${kind}`) }))}
      />
      <p class="lead">{t('new.lead')}</p>
      <form method="post" action={`/${language}${CASEWORK_PATH}/new`} class="desk-form">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <CoverFields
          typed={typed}
          language={language}
          errors={errors.filter((kind): kind is CoverError => COVER_ERRORS.has(kind))}
        />
        <ChoiceLines
          name="group"
          legend={t('new.group')}
          options={TARGET_GROUPS.map((value) => ({ value, label: t(`group.${value}`) }))}
          chosen={[typed.group]}
        />
        <TextField
          name="noticeOn"
          type="date"
          label={t('new.notice')}
          hint={t('new.notice.hint')}
          value={typed.noticeOn}
          error={error('noticeOn')}
        />
        <TextField
          name="registeredOn"
          type="date"
          label={t('new.registered')}
          hint={t('new.registered.hint')}
          value={typed.registeredOn}
          error={error('registeredOn')}
        />
        {municipalities.length > 1 ? (
          <SelectField
            name="municipality"
            label={t('new.municipality')}
            value={typed.municipality}
            options={municipalities.map((code) => ({
              value: code,
              label: municipalityByCode(code)?.name ?? code,
            }))}
          />
        ) : (
          <input type="hidden" name="municipality" value={municipalities[0] ?? ''} />
        )}
        <SelectField
          name="guide"
          label={t('caseload.guide')}
          value={typed.guide}
          options={[
            { value: '', label: t('caseload.no-guide-yet') },
            ...guides.map(({ account, name }) => ({ value: account, label: name })),
          ]}
          error={error('guide')}
        />
        <details open={typed.regime !== '2021'}>
          <summary>{t('new.regime')}</summary>
          <p>{t('new.regime.hint')}</p>
          <SelectField
            name="regime"
            label={t('new.regime.label')}
            value={typed.regime}
            options={[...REGIMES].reverse().map((value) => ({ value, label: t(`regime.${value}`) }))}
          />
        </details>
        <p class="soft">{t('new.no-bsn')}</p>
        <p class="actions">
          <Button icon="check">{t('new.do')}</Button>
          <ButtonLink href={`/${language}${CASEWORK_PATH}`} kind="quiet">
            {t('cancel')}
          </ButtonLink>
        </p>
      </form>
    </DeskLayout>
  );
}

const COVER_ERRORS = new Set<NewCaseError>(['name', 'number', 'number-taken', 'email']);
const fieldOf = (kind: NewCaseError): string => (kind === 'number-taken' ? 'number' : kind);
