import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { Button, ChoiceCards, DeskLayout, Notice, RadioCard, TextField, UndoNotice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { CASEWORK_PATH } from '../../model/paths.ts';
import { RECOGNITIONS } from '../model/content.ts';
import { SCHOOLS_PATH } from '../model/paths.ts';
import type { TenantSchool } from '../model/school-queries.ts';

export const SCHOOL_NOTICES = ['added', 'changed', 'restored', 'taken'] as const;

/** A school as it was typed, and what to do about it. */
export interface TypedSchool {
  name: string;
  town: string;
  recognition: string;
  startsOn: string;
  refusal: 'taken' | 'no-name' | 'day';
}

/** The schools at which this municipality offers courses. Its lead keeps the list; guides choose from it. */
export function SchoolsPage({
  page,
  token,
  once,
  schools,
  isLead,
  notice,
  ended,
  typed,
}: {
  page: PageContext;
  token: string;
  once: string;
  schools: TenantSchool[];
  isLead: boolean;
  notice?: (typeof SCHOOL_NOTICES)[number] | undefined;
  /** The school that was taken off just now. */
  ended?: string | undefined;
  typed?: TypedSchool | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${SCHOOLS_PATH}`;
  return (
    <DeskLayout
      page={page}
      title={t('plan.schools.title')}
      count={t('plan.schools.count', { count: schools.length })}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('plan.cases') }]}
    >
      {notice && (
        <Notice kind={notice === 'taken' ? 'problem' : 'good'} role="status">
          {t(`plan.schools.notice.${notice}`)}
        </Notice>
      )}
      {ended && (
        <UndoNotice
          language={language}
          text={t('plan.schools.ended')}
          action={`${here}/${ended}/restore`}
          token={token}
        />
      )}
      <p class="lead">{t(isLead ? 'plan.schools.lead' : 'plan.schools.guide')}</p>
      <div class="cards">
        {schools.map((school) => (
          <section class="card">
            <h2 class="card-title">
              <bdi>{school.name}</bdi>
            </h2>
            <p>
              {t(`plan.recognition.${school.recognition}`)}
              {school.town && (
                <>
                  {' · '}
                  <bdi>{school.town}</bdi>
                </>
              )}
            </p>
            <p>
              {school.startsOn
                ? t('plan.school.starts', { day: formatFullDay(school.startsOn, language) })
                : t('plan.school.start-unknown')}
            </p>
            {isLead && (
              <>
                <form method="post" action={`${here}/${school.id}/start`} class="in-row">
                  <input type="hidden" name="token" value={token} />
                  <TextField
                    id={`start-${school.id}`}
                    name="startsOn"
                    type="date"
                    label={t('plan.school.next-start')}
                    value={school.startsOn ?? ''}
                  />
                  <Button kind="ghost" label={`${t('plan.save')}: ${school.name}`}>
                    {t('plan.save')}
                  </Button>
                </form>
                <form method="post" action={`${here}/${school.id}/end`}>
                  <input type="hidden" name="token" value={token} />
                  <Button kind="quiet" icon="remove" label={`${t('plan.schools.end')}: ${school.name}`}>
                    {t('plan.schools.end')}
                  </Button>
                </form>
              </>
            )}
          </section>
        ))}
      </div>
      {isLead && (
        <section>
          <h2>{t('plan.schools.add')}</h2>
          {typed && (
            <Notice kind="problem" role="alert">
              {t(`plan.schools.${typed.refusal}`)}
            </Notice>
          )}
          <form method="post" action={here} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="once" value={once} />
            <TextField name="name" label={t('plan.schools.name')} value={typed?.name ?? ''} maxlength={120} />
            <TextField name="town" label={t('plan.schools.town')} value={typed?.town ?? ''} maxlength={120} />
            <fieldset>
              <legend>{t('plan.schools.recognition')}</legend>
              <ChoiceCards>
                {RECOGNITIONS.map((code) => (
                  <RadioCard
                    name="recognition"
                    value={code}
                    icon={code === 'bridging-school' ? 'study' : 'building'}
                    label={t(`plan.recognition.${code}`)}
                    hint={t(`plan.recognition.${code}.hint`)}
                    checked={(typed?.recognition ?? 'quality-mark') === code}
                  />
                ))}
              </ChoiceCards>
            </fieldset>
            <TextField
              name="startsOn"
              type="date"
              label={t('plan.school.next-start')}
              value={typed?.startsOn ?? ''}
            />
            <Button icon="plus">{t('plan.schools.add')}</Button>
          </form>
        </section>
      )}
    </DeskLayout>
  );
}
