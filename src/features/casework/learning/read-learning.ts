import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { type CaseFile, findEvents } from '../model/queries.ts';
import { ownCases } from '../own-access/queries.ts';
import {
  actingSchool,
  type CourseSchool,
  courseSchools,
  type Learner,
  learnersOfSchool,
  learningRecords,
  schoolsOfCase,
} from './queries.ts';
import { hoursOf, type LearningRecord } from './rules.ts';

/** What is known of how the person of a case learns, for its guide. */
export interface CaseLearning {
  file: CaseFile;
  records: LearningRecord[];
  hours: { course: number; participation: number };
  schools: CourseSchool[];
  otherSchools: CourseSchool[];
}

export async function readCaseLearning(tx: Tx, app: AppContext, file: CaseFile): Promise<CaseLearning> {
  const schools = await schoolsOfCase(tx, file.id);
  const all = await courseSchools(tx, app.now());
  return {
    file,
    records: (await learningRecords(tx, app, [file.id])).get(file.id) ?? [],
    hours: hoursOf(await findEvents(tx, app, file.id)),
    schools,
    otherSchools: all.filter(({ id }) => !schools.some((school) => school.id === id)),
  };
}

/** The same for the newcomer whose case it is; undefined when no case is connected. */
export async function readOwnLearning(
  tx: Tx,
  app: AppContext,
): Promise<{ records: LearningRecord[]; hours: CaseLearning['hours']; schools: string[] } | undefined> {
  const [id] = await ownCases(tx);
  if (id === undefined) return undefined;
  const records = (await learningRecords(tx, app, [id])).get(id) ?? [];
  return {
    records,
    hours: hoursOf(await findEvents(tx, app, id)),
    schools: [...new Set(records.filter(({ source }) => source === 'school').map(({ by }) => by))],
  };
}

/** What a school sees behind its link: its learners, and of the one that is chosen what it told itself. */
export async function readSchool(
  tx: Tx,
  app: AppContext,
  link: string,
  wanted: string,
): Promise<
  | { school: CourseSchool; learners: Learner[]; chosen: Learner | undefined; records: LearningRecord[] }
  | undefined
> {
  const linkHash = hashToken(link);
  await actByPrivateLink(tx, linkHash);
  const school = await actingSchool(tx, linkHash);
  if (!school) return undefined;
  const learners = await learnersOfSchool(tx, app, school.id);
  const chosen = learners.find(({ caseId }) => caseId === wanted);
  const records = chosen ? ((await learningRecords(tx, app, [chosen.caseId])).get(chosen.caseId) ?? []) : [];
  return { school, learners, chosen, records };
}
