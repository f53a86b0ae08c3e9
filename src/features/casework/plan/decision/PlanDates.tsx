import { formatFullDay, formatList } from '#core/i18n/formats.ts';
import { interfaceLanguages, languageNameOf } from '#core/i18n/languages.ts';
import { Button, ButtonLink, Definition, Notice, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { eventsOf } from '../../model/events.ts';
import { casePath } from '../../model/paths.ts';
import { annulWarnings } from '../model/checks.ts';
import { MAX_PLAN_WORDS } from '../model/content.ts';
import type { PlanVersion } from '../model/queries.ts';
import type { PlanPageProps, TypedDates } from './page-props.ts';
import { NOTIFIED_BY } from './rules.ts';

/**
 * Decided, made known, received by DUO: three dates that are never one. Beside them that it was talked through, and the way to
 * annul it.
 */
export function PlanDates({
  page: { language },
  token,
  desk,
  plan,
  here,
  formKeys,
  typed,
}: PlanPageProps & { plan: PlanVersion; here: string }) {
  const t = teamMessagesIn(language);
  const about = plan.decidedEvent ?? '';
  const isAbout = ({ data }: { data: { about: string } }) => data.about === about;
  const notified = eventsOf(desk.facts, 'plan-notified').findLast(isAbout);
  const received = eventsOf(desk.facts, 'plan-received-by-duo').findLast(isAbout);
  const talks = desk.events.filter((event) => event.kind === 'talked-through' && event.data.about === about);
  const day = (value: string) => formatFullDay(value, language);
  const of = (form: TypedDates['form']) => (typed?.form === form ? typed : undefined);
  const hidden = (form: TypedDates['form']) => (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={formKeys[form]} />
      <input type="hidden" name="about" value={about} />
      {of(form) && (
        <Notice kind="problem" role="alert">
          {t(`plan.dates.${of(form)?.refusal ?? 'no-day'}`)}
        </Notice>
      )}
    </>
  );
  const dayField = (form: TypedDates['form']) => (
    <TextField
      id={`${form}-day`}
      name="day"
      type="date"
      label={t('plan.dates.day')}
      value={of(form)?.day ?? desk.today}
    />
  );
  return (
    <section>
      <h3>{t('plan.dates.title')}</h3>
      <Definition
        items={[
          [t('plan.dates.decided'), plan.decidedOn ? day(plan.decidedOn) : t('plan.dates.not-yet')],
          [
            t('plan.dates.notified'),
            notified
              ? t('plan.dates.notified.by', {
                  day: day(notified.day),
                  way: t(`plan.notified.${notified.data.by}`),
                })
              : t('plan.dates.not-yet'),
          ],
          [t('plan.dates.received'), received ? day(received.day) : t('plan.dates.not-yet')],
          [
            t('plan.dates.talked'),
            talks.length
              ? talks.map((talk) => (
                  <p>
                    {talk.kind === 'talked-through' &&
                      formatList(
                        [
                          day(talk.day),
                          ...(talk.data.language ? [languageNameOf(talk.data.language)] : []),
                          ...(talk.data.interpreter ? [t('plan.talked.with-interpreter')] : []),
                          talk.by,
                        ],
                        language,
                      )}
                    {talk.note && <span dir="auto"> {talk.note}</span>}
                  </p>
                ))
              : t('plan.dates.not-yet'),
          ],
        ]}
      />
      {!notified && (
        <details open={of('notified') !== undefined}>
          <summary>{t('plan.notified.title')}</summary>
          <p>{t('plan.notified.lead')}</p>
          <form method="post" action={`${here}/notified`} class="stack">
            {hidden('notified')}
            {dayField('notified')}
            <SelectField
              name="by"
              label={t('plan.notified.how')}
              value={of('notified')?.by ?? 'handed-over'}
              options={NOTIFIED_BY.map((way) => ({ value: way, label: t(`plan.notified.${way}`) }))}
            />
            <Button kind="ghost">{t('plan.dates.record')}</Button>
          </form>
        </details>
      )}
      {!received && (
        <details open={of('received') !== undefined}>
          <summary>{t('plan.received.title')}</summary>
          <form method="post" action={`${here}/received`} class="stack">
            {hidden('received')}
            {dayField('received')}
            <Button kind="ghost">{t('plan.dates.record')}</Button>
          </form>
        </details>
      )}
      <details open={of('talked') !== undefined}>
        <summary>{t('plan.talked.title')}</summary>
        <p>{t('plan.talked.lead')}</p>
        <form method="post" action={`${here}/talked`} class="stack">
          {hidden('talked')}
          {dayField('talked')}
          <SelectField
            name="language"
            label={t('plan.talked.language')}
            value={of('talked')?.language ?? desk.file.language}
            options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
          />
          <p>
            <label>
              <input
                type="checkbox"
                name="interpreter"
                value="yes"
                checked={of('talked')?.interpreter ?? false}
              />{' '}
              {t('plan.talked.interpreter')}
            </label>
          </p>
          <TextArea
            id="talked-words"
            name="words"
            label={t('plan.talked.words')}
            hint={t('plan.sealed')}
            value={of('talked')?.words ?? ''}
            maxlength={MAX_PLAN_WORDS}
            rows={2}
          />
          <Button kind="ghost">{t('plan.dates.record')}</Button>
        </form>
      </details>
      <details open={of('annul') !== undefined}>
        <summary>{t('plan.annul.title')}</summary>
        <p>{t('plan.annul.lead')}</p>
        {annulWarnings(desk.facts, about).map((warning) => (
          <Notice kind="ask">{t(`plan.annul.${warning}`)}</Notice>
        ))}
        <form method="post" action={`${here}/annul`} class="stack">
          {hidden('annul')}
          {dayField('annul')}
          <TextArea
            id="annul-words"
            name="words"
            label={t('plan.annul.words')}
            hint={t('plan.sealed')}
            value={of('annul')?.words ?? ''}
            maxlength={MAX_PLAN_WORDS}
            rows={2}
          />
          <Button kind="danger">{t('plan.annul.do')}</Button>
        </form>
      </details>
      <p class="actions">
        <ButtonLink href={`/${language}${casePath(desk.file.id)}/letters`} icon="note">
          {t('plan.letter')}
        </ButtonLink>
        <ButtonLink href={`${here}/versions/${plan.version}`} kind="ghost" icon="print">
          {t('plan.version.open')}
        </ButtonLink>
      </p>
    </section>
  );
}
