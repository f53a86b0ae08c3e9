import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { type CaseFile, factsOf, findEvents, type RecordedEvent } from '../model/queries.ts';
import { type IntakeAnswer, standings } from './answers.ts';
import { findAnswers, findReadBacks, findSittings } from './queries.ts';
import type { IntakeState } from './rules.ts';

/** An intake with what its pages show besides. */
export interface LoadedIntake extends IntakeState {
  file: CaseFile;
  answers: readonly IntakeAnswer[];
  events: readonly RecordedEvent[];
}

/** Everything of the intake of a case that whoever acts may read. */
export async function loadIntake(tx: Tx, app: FieldSealer, file: CaseFile): Promise<LoadedIntake> {
  const answers = await findAnswers(tx, app, file.id);
  const events = await findEvents(tx, app, file.id);
  return {
    file,
    answers,
    events,
    standings: standings(answers),
    sittings: await findSittings(tx, app, file.id),
    readBacks: await findReadBacks(tx, app, file.id),
    facts: factsOf(file, events),
  };
}
