import type { ActionContext } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { routePattern } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { LEVELS } from '#features/vocabulary/rules.ts';
import { chosenAt } from '../../intake/answers.ts';
import { loadIntake } from '../../intake/load-intake.ts';
import { TOPICS } from '../../intake/questions.ts';
import { hasNoChildren, type IntakeState, topicProgress } from '../../intake/rules.ts';
import {
  type CaseEventOf,
  type CaseFacts,
  groupAt,
  lastEvent,
  type TargetGroup,
} from '../../model/events.ts';
import { type CaseFile, factsOf, findCase, findEvents, type RecordedEvent } from '../../model/queries.ts';
import { readCase } from '../../model/read-case.ts';
import { plansInForce } from '../../model/stages.ts';
import type { IntakeProgress } from './checks.ts';
import { planOfEvent } from './content.ts';
import { findFreeIdeas, type PlanIdea } from './idea-queries.ts';
import { findPlans, type PlanVersion } from './queries.ts';
import { findSchools, type TenantSchool } from './school-queries.ts';
import { type PlanTerm, planTermOf } from './term.ts';

/** What the pages of a plan show of a case. */
export interface PlanDesk {
  file: CaseFile;
  facts: CaseFacts;
  events: RecordedEvent[];
  group: TargetGroup;
  plans: PlanVersion[];
  draft: PlanVersion | undefined;
  /** What was decided last and not annulled. */
  current: PlanVersion | undefined;
  ideas: PlanIdea[];
  schools: TenantSchool[];
  intake: IntakeProgress;
  /** The term that the first plan began, or that a plan of today would begin. */
  term: PlanTerm;
  /** YYYY-MM-DD, on the Dutch calendar. */
  today: string;
}

const VIEWS: Record<string, NonNullable<IntakeProgress['view']>> = {
  'view-b1': 'B1',
  'view-education': 'education',
  'view-z': 'Z',
  'view-open': 'open',
};
const SKILL_LEVELS = ['level-listening', 'level-speaking', 'level-reading', 'level-writing'] as const;

/** What a plan takes from the intake; what was not asked stays unknown. */
function intakeProgress(intake: IntakeState): IntakeProgress {
  const { standings, facts } = intake;
  const levels = SKILL_LEVELS.flatMap((question) => chosenAt(standings, question));
  return {
    completed: lastEvent(facts, 'intake-completed') !== undefined,
    topicsMissing: TOPICS.filter((topic) => topicProgress(topic, intake).state === 'not-asked').length,
    view: VIEWS[chosenAt(standings, 'route-view')[0] ?? ''] ?? null,
    level: LEVELS.find((level) => levels.includes(level)) ?? null,
    hasNoChildren: hasNoChildren(standings),
  };
}

/** A plan that was decided elsewhere, as far as its event tells it. */
const versionOf = (
  { id: caseId }: CaseFile,
  { id, day, data, recordedAt }: CaseEventOf<'plan-decided'>,
): PlanVersion => ({
  id,
  caseId,
  version: data.version,
  state: 'decided',
  content: planOfEvent(data),
  canUndo: false,
  revision: 0,
  changedAt: recordedAt,
  changedBy: '',
  decidedEvent: id,
  decidedOn: day,
});

/** What the plan of a case is made of. The transaction must act for a caseworker of its tenant. */
export async function loadPlanDesk(
  tx: Tx,
  app: FieldSealer,
  file: CaseFile,
  today: string,
): Promise<PlanDesk> {
  const events = await findEvents(tx, app, file.id);
  const facts = factsOf(file, events);
  const plans = await findPlans(tx, app, file.id);
  const inForce = plansInForce({ events }).at(-1);
  return {
    file,
    facts,
    events,
    group: groupAt(facts, today),
    plans,
    draft: plans.find(({ state }) => state === 'draft'),
    current:
      inForce && (plans.find(({ decidedEvent }) => decidedEvent === inForce.id) ?? versionOf(file, inForce)),
    ideas: await findFreeIdeas(tx, file.id),
    schools: await findSchools(tx),
    intake: intakeProgress(await loadIntake(tx, app, file)),
    term: planTermOf(facts, today),
    today,
  };
}

/** Reads the plan of the case in the address, with its line in the log of the case; undefined when there is no such case. */
export const readPlanDesk = <T = object>(
  ctx: RequestContext<StaffMember>,
  page: string,
  more: (tx: Tx, desk: PlanDesk) => Promise<T> = async () => ({}) as T,
): Promise<(PlanDesk & T) | undefined> =>
  readCase(ctx, { id: ctx.param('case'), page: routePattern(page) }, async (tx, file) => {
    const desk = await loadPlanDesk(tx, ctx.app, file, amsterdamDate(ctx.app.now()));
    return { ...desk, ...(await more(tx, desk)) };
  });

/** What the plan of a case is made of, for whoever writes it; undefined when there is no such case for this tenant. */
export async function planDeskOf(
  { tx, app, now }: ActionContext<StaffMember>,
  id: string,
): Promise<PlanDesk | undefined> {
  const file = await findCase(tx, app, id);
  return file && loadPlanDesk(tx, app, file, amsterdamDate(now));
}
