import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { deadlinesOf, type StoredDeadline } from '../caseload/queries.ts';
import { findCase, findEvents, type Look, looksAt } from '../model/queries.ts';
import { plansInForce, type Stage, type WaitsFor } from '../model/stages.ts';
import { ownCases } from '../own-access/queries.ts';

/** What a newcomer sees of their own case. */
export interface OwnCase {
  id: string;
  municipality: string;
  stage: Stage;
  stageSince: string;
  waitsFor: WaitsFor;
  /** The terms that run, what ends first on top. */
  deadlines: StoredDeadline[];
  hasPlan: boolean;
  looks: Look[];
}

const MAX_LOOKS = 30;

/** The newest case that is connected with the newcomer who acts; undefined when there is none. */
export async function readOwnCase(tx: Tx, app: AppContext): Promise<OwnCase | undefined> {
  const [id] = await ownCases(tx);
  const file = id === undefined ? undefined : await findCase(tx, app, id);
  if (!file) return undefined;
  const events = await findEvents(tx, app, file.id);
  return {
    id: file.id,
    municipality: municipalityByCode(file.municipality)?.name ?? '',
    stage: file.stage,
    stageSince: file.stageSince,
    waitsFor: file.waitsFor,
    deadlines: (await deadlinesOf(tx, file.id)).filter(
      ({ state }) => state === 'open' || state === 'late' || state === 'stands-still',
    ),
    hasPlan: plansInForce({ events }).length > 0,
    looks: await looksAt(tx, file.id, MAX_LOOKS),
  };
}
