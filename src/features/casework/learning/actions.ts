import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { deterministicId, formSource, hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, daysAfter, isCalendarDay } from '#core/time/amsterdam.ts';
import { containsBsn } from '../model/bsn.ts';
import { findCase } from '../model/queries.ts';
import {
  actingSchool,
  addLearningRecord,
  addSchool,
  endEnrolment,
  endSchool,
  enrol,
  learnersOfSchool,
  learningRecords,
  recorderOf,
} from './queries.ts';
import {
  LEARNING_KINDS,
  LEARNING_SOURCES,
  learningSchemas,
  MAX_LEARNING_WORDS,
  SCHOOL_KINDS,
  SCHOOL_LINK_DAYS,
} from './rules.ts';

/** The kind of the private link of a school. */
export const SCHOOL_LINK = 'course-school';

const told = {
  day: z.string(),
  data: z.record(z.string(), z.unknown()),
  words: z.string().trim(),
};

/** What is wrong with a record, for the page that asks again. */
function problemOf(
  kind: keyof typeof learningSchemas,
  { day, data, words }: { day: string; data: Record<string, unknown>; words: string },
  today: string,
) {
  if (!isCalendarDay(day) || day > today) return 'no-day' as const;
  if (words.length > MAX_LEARNING_WORDS) return 'too-long' as const;
  if (containsBsn(words)) return 'bsn' as const;
  if (!learningSchemas[kind].safeParse(data).success) return 'incomplete' as const;
  if (kind === 'step' && !words) return 'incomplete' as const;
  return undefined;
}

/** Writes down how somebody learns: by a caseworker. With `replaces` it takes the place of an earlier record. */
export const recordLearning = action({
  name: 'casework.record-learning',
  allow: 'caseworker',
  input: z.object({
    form: formSource,
    case: z.uuid(),
    kind: z.enum(LEARNING_KINDS),
    source: z.enum(LEARNING_SOURCES),
    ...told,
  }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, kind, source, ...record }) => {
    if (!(await findCase(tx, app, caseId))) return refuse('not-found');
    const problem = problemOf(kind, record, amsterdamDate(now));
    if (problem) return refuse(problem);
    const id = deterministicId(app, 'learning-record', form);
    await addLearningRecord(tx, app, recorderOf(actor), { id, caseId, kind, source, ...record }, now);
    return ok({ id });
  },
});

/** Says that a record was a mistake, or of an agreed step that it is done. The row itself stays. */
export const settleRecord = action({
  name: 'casework.settle-learning',
  allow: 'caseworker',
  input: z.object({ form: formSource, case: z.uuid(), record: z.uuid(), step: z.enum(['withdraw', 'done']) }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, record, step }) => {
    const records = (await learningRecords(tx, app, [caseId])).get(caseId) ?? [];
    const id = deterministicId(app, 'learning-record', form);
    if (records.some((known) => known.id === id)) return ok(null);
    const known = records.find((each) => each.id === record);
    if (!known || (step === 'done' && known.kind !== 'step')) return refuse('changed-elsewhere');
    const data = step === 'done' ? { ...known.data, doneOn: amsterdamDate(now) } : known.data;
    const row = { ...known, id, caseId, data, replaces: record, withdrawn: step === 'withdraw' };
    const added = await addLearningRecord(tx, app, recorderOf(actor), row, now);
    return added ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Makes somebody a learner of a school; of a new one with its private link. */
export const enrolAtSchool = action({
  name: 'casework.enrol-at-school',
  allow: 'caseworker',
  input: z.object({
    form: formSource,
    case: z.uuid(),
    /** Empty: a new one. */
    school: z.union([z.uuid(), z.literal('')]),
    name: z.string().trim().max(120),
    contact: z.string().trim().max(120),
  }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, school, name, contact }) => {
    const file = await findCase(tx, app, caseId);
    if (!file) return refuse('not-found');
    if (file.closedAt) return refuse('closed');
    if (!school && !name) return refuse('no-school');
    const id = deterministicId(app, 'course-school', form);
    if (!school) {
      const added = await addSchool(
        tx,
        actor,
        {
          id,
          name,
          contactName: contact || null,
          endsAt: daysAfter(now, SCHOOL_LINK_DAYS),
          linkHash: privateLinkHash(app, SCHOOL_LINK, id),
        },
        now,
      );
      if (!added) return refuse('school-known');
    }
    const enrolment = deterministicId(app, 'course-enrolment', form);
    await enrol(tx, app, file, { id: enrolment, school: school || id }, now);
    return ok(null);
  },
});

/** A school sees this learner no more; or the link of a school ends altogether. */
export const leaveSchool = action({
  name: 'casework.leave-school',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), school: z.uuid(), step: z.enum(['leave', 'end-link']) }),
  run: async ({ tx, now }, { case: caseId, school, step }) => {
    const ended =
      step === 'end-link' ? await endSchool(tx, school, now) : await endEnrolment(tx, caseId, school, now);
    return ended ? ok(null) : refuse('changed-elsewhere');
  },
});

/** A school tells, by its private link, how one of its own learners does. */
export const tellAsSchool = action({
  name: 'casework.tell-as-school',
  allow: 'anyone',
  input: z.object({
    link: z.string().max(60),
    form: formSource,
    learner: z.uuid(),
    kind: z.enum(SCHOOL_KINDS),
    ...told,
  }),
  run: async ({ tx, app, now }, { link, form, learner, kind, ...record }) => {
    const linkHash = hashToken(link);
    await actByPrivateLink(tx, linkHash);
    const school = await actingSchool(tx, linkHash);
    if (!school) return refuse('not-found');
    if (!(await learnersOfSchool(tx, app, school.id)).some(({ caseId }) => caseId === learner))
      return refuse('not-found');
    const problem = problemOf(kind, record, amsterdamDate(now));
    if (problem) return refuse(problem);
    await addLearningRecord(
      tx,
      app,
      { tenant: school.tenant, name: school.name, school: school.id },
      {
        id: deterministicId(app, 'learning-record', form),
        caseId: learner,
        kind,
        source: 'school',
        ...record,
      },
      now,
    );
    return ok(null);
  },
});
