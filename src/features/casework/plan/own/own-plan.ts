import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { initiativeWithPage, type Snapshot } from '#features/directory';
import { eventsOf, groupAt, type TargetGroup } from '../../model/events.ts';
import { factsOf, findCase, findEvents } from '../../model/queries.ts';
import { firstPlan, plansInForce } from '../../model/stages.ts';
import type { ShownIdea } from '../model/FreePart.tsx';
import { findFreeIdeas } from '../model/idea-queries.ts';
import { findPlans, type PlanVersion } from '../model/queries.ts';
import { type PlanTerm, planTermOf } from '../model/term.ts';

/** A newcomer's plan as they read it: what was decided and is in force, and the free part beside it. */
export interface OwnPlanFacts {
  plan: PlanVersion | undefined;
  group: TargetGroup;
  /** The term that the first plan began. */
  term: PlanTerm | undefined;
  /** When it was talked through together, the last first. */
  talkedOn: string[];
  ideas: ShownIdea[];
}

/** Reads the plan of a case. The transaction must act for the newcomer who connected it, or a caseworker of its tenant. */
export async function readOwnPlan(
  tx: Tx,
  app: FieldSealer,
  caseId: string,
  { snapshot, today }: { snapshot: Snapshot; today: string },
): Promise<OwnPlanFacts | undefined> {
  const file = await findCase(tx, app, caseId);
  if (!file) return undefined;
  const facts = factsOf(file, await findEvents(tx, app, caseId));
  const inForce = plansInForce(facts).at(-1)?.id;
  const plans = await findPlans(tx, app, caseId);
  return {
    plan: plans.find(({ decidedEvent }) => decidedEvent !== null && decidedEvent === inForce),
    group: groupAt(facts, today),
    term: firstPlan(facts) && planTermOf(facts, today),
    talkedOn: eventsOf(facts, 'talked-through')
      .filter(({ data }) => data.about === inForce)
      .map(({ day }) => day)
      .reverse(),
    ideas: (await findFreeIdeas(tx, caseId)).map(({ id, initiative, uses }) => ({
      id,
      initiative,
      uses,
      place: initiativeWithPage(snapshot, initiative),
    })),
  };
}
