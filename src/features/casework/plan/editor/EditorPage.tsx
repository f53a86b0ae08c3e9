import type { ComponentType } from 'preact';
import {
  Button,
  ButtonLink,
  type ConflictField,
  ConflictNotice,
  DeskLayout,
  ErrorSummary,
  Notice,
} from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { checklist, planRefusals, STEP_OF_REFUSAL } from '../model/checks.ts';
import { PLAN_STEPS, type PlanStep } from '../model/content.ts';
import { planCrumbs } from '../model/crumbs.ts';
import { type FieldProblems, highestOf, type PlanFields } from '../model/fields.ts';
import { checkPath, decidePath, planPath, stepPath } from '../model/paths.ts';
import type { PlanVersion } from '../model/queries.ts';
import type { PlanDesk } from '../model/read-plan.ts';
import { ChangeFields } from './ChangeFields.tsx';
import { CourseFields } from './CourseFields.tsx';
import { PaceFields } from './PaceFields.tsx';
import { RouteFields } from './RouteFields.tsx';
import { SupportFields } from './SupportFields.tsx';
import type { StepFieldsProps } from './step-props.ts';

const FIELDS: Record<PlanStep, ComponentType<StepFieldsProps>> = {
  change: ChangeFields,
  route: RouteFields,
  pace: PaceFields,
  course: CourseFields,
  support: SupportFields,
};

interface EditorProps {
  page: StepFieldsProps['page'];
  token: string;
  desk: PlanDesk;
  draft: PlanVersion;
  step: PlanStep;
  fields: PlanFields;
  /** What the page said when it was shown. */
  version: string;
  problems?: FieldProblems;
  /** Fields that somebody else changed meanwhile. */
  conflict?: ConflictField[] | undefined;
  saved?: boolean;
}

/** The pages of the editor that a plan has: only an amendment says first why. */
export const stepsOf = ({ content }: Pick<PlanVersion, 'content'>): PlanStep[] =>
  PLAN_STEPS.filter((step) => step !== 'change' || content.change !== null);

/** One page of the editor: mostly choices, saved with every step to another page; what is not known yet may stay open. */
export function EditorPage(props: EditorProps) {
  const { page, token, desk, draft, step, fields, version, problems = {}, conflict, saved } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const id = desk.file.id;
  const steps = stepsOf(draft);
  const place = steps.indexOf(step);
  const next = steps[place + 1];
  const Fields = FIELDS[step];
  const errors = Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      t(`plan.problem.${problem ?? 'number'}`, { most: highestOf(field) }),
    ]),
  );
  return (
    <DeskLayout
      page={page}
      title={t(`plan.step.${step}`)}
      count={t('plan.step.of', { place: place + 1, count: steps.length })}
      crumbs={planCrumbs(desk.file, language)}
      actions={
        <ButtonLink href={`/${language}${planPath(id)}`} kind="quiet" keyName="u">
          {t('plan.to-overview')}
        </ButtonLink>
      }
      keys={[{ key: 'u', label: t('plan.to-overview') }]}
    >
      {saved && (
        <Notice kind="good" role="status">
          {t('plan.saved')}
        </Notice>
      )}
      {conflict && <ConflictNotice fields={conflict} language={language} />}
      <ErrorSummary
        title={t('plan.problems')}
        errors={Object.entries(errors).map(([field, text]) => ({
          id: `field-${field}`,
          text,
        }))}
      />
      <div class="desk-columns">
        <form method="post" action={`/${language}${stepPath(id, step)}`} id="plan" class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={version} />
          <Fields page={page} desk={desk} plan={draft.content} fields={fields} errors={errors} />
          <p class="actions">
            <Button name="go" value={next ?? 'overview'} isSend>
              {next ? t('plan.save-next', { page: t(`plan.step.${next}`) }) : t('plan.save-overview')}
            </Button>
            <Button name="go" value={step} kind="ghost">
              {t('plan.save')}
            </Button>
          </p>
        </form>
        <aside aria-label={t('plan.beside')}>
          <nav aria-label={t('plan.pages')}>
            <p class="soft">{t('plan.pages.hint')}</p>
            <div class="actions">
              {steps.map((other) => (
                <Button form="plan" name="go" value={other} kind={other === step ? 'ghost' : 'quiet'}>
                  {t(`plan.step.${other}`)}
                </Button>
              ))}
            </div>
          </nav>
          <Missing {...props} />
        </aside>
      </div>
    </DeskLayout>
  );
}

/** What is still missing on which page, and for what DUO would refuse the plan: said while it can be mended. */
function Missing({ page: { language }, desk, draft, step }: EditorProps) {
  const t = teamMessagesIn(language);
  const missing = checklist(draft.content, desk.facts, desk).filter(({ state }) => state !== 'done');
  const refusals = planRefusals(draft.content, desk, desk.today);
  return (
    <>
      {refusals.length > 0 && (
        <Notice kind="problem">
          <p>{t('plan.duo.title')}</p>
          <ul>
            {refusals.map((refusal) => (
              <li>
                {t(`plan.duo.${refusal}`)}{' '}
                {STEP_OF_REFUSAL[refusal] !== 'decide' && STEP_OF_REFUSAL[refusal] !== step && (
                  <a href={`/${language}${stepPath(desk.file.id, STEP_OF_REFUSAL[refusal])}`}>
                    {t(`plan.step.${STEP_OF_REFUSAL[refusal]}`)}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <h2>{t('plan.missing.title')}</h2>
      {missing.length === 0 ? (
        <p>
          {t('plan.missing.none')}{' '}
          <a href={`/${language}${decidePath(desk.file.id)}`}>{t('plan.decide.title')}</a>
        </p>
      ) : (
        <ul>
          {missing.map(({ check, step: where }) => (
            <li>
              <a href={`/${language}${checkPath(desk.file.id, { check, step: where })}`}>
                {t(`plan.check.${check}`)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
