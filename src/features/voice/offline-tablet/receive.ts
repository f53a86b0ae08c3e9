import { z } from 'zod';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { ClientNetwork } from '#core/http/client-network.ts';
import { admit } from '../ballots/admission.ts';
import { signedProof } from '../ballots/ballot-keys.ts';
import { castBallot } from '../ballots/cast.ts';
import { floodLimits } from '../ballots/flood-limits.ts';
import { tableKeyOf } from '../helping/queries.ts';
import { withCode } from '../helping/rules.ts';
import { openForTable } from '../helping/table-keys.ts';
import { MAX_STATEMENTS, VOICE_AUDIENCES } from '../model/ballot.ts';
import type { Conversation } from '../model/rules.ts';
import { type AdmissionOutcome, type BallotOutcome, FILE_FORMAT, MAX_FILE_BALLOTS } from './protocol.ts';

const KEY = /^[\w-]{43}$/;
const admissionContent = z.union([
  z.strictObject({ code: z.string().max(40) }),
  z.strictObject({ key: z.string().regex(KEY) }),
]);
const ballotContent = z.strictObject({
  key: z.string().regex(KEY),
  answers: z.base64().max(MAX_STATEMENTS * 2),
  audience: z.enum(VOICE_AUDIENCES).nullable(),
  withHelp: z.boolean(),
});

/** Where ballots of a tablet arrive, and with which key they are opened. */
interface Arrival {
  app: AppContext;
  conversation: Conversation;
  table: string;
  privateKey: string;
}

/** What is needed to open what tablets of a table encrypted; undefined when there is no such table. */
export async function arrivalAt(
  app: AppContext,
  conversation: Conversation,
  table: string,
): Promise<Arrival | undefined> {
  const privateKey = await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    tableKeyOf(tx, app, table),
  );
  return privateKey === undefined ? undefined : { app, conversation, table, privateKey };
}

/** One admission that a tablet sent. Where nobody needs a code the tablet chose the key, and the server says yes. */
async function admitOne(
  { app, conversation, table, privateKey }: Arrival,
  sealed: string,
  network: ClientNetwork,
  isLimited: boolean,
): Promise<{ key: string; proof: string } | { refusal: 'wrong-code' | 'later' }> {
  const opened = admissionContent.safeParse(await openForTable(table, privateKey, 'admission', sealed));
  if (!opened.success) return { refusal: 'wrong-code' };
  if ('key' in opened.data) {
    if (conversation.access !== 'open') return { refusal: 'wrong-code' };
    const { key } = opened.data;
    // Each is a new ballot, as at a telephone; a file was looked at by who makes policy.
    if (isLimited && !floodLimits(app).mayBegin(network)) return { refusal: 'later' };
    const proof = signedProof(app, conversation.id, Buffer.from(key, 'base64url'));
    return { key, proof: proof.toString('base64url') };
  }
  const admitted = await admit(app, withCode(conversation), { code: opened.data.code, network });
  if (admitted.ok) return admitted.value;
  return {
    refusal: admitted.refusal === 'wrong-code' || admitted.refusal === 'used' ? 'wrong-code' : 'later',
  };
}

/** Lets people in whom a tablet took in without network. */
export async function admitFromTablet(
  arrival: Arrival,
  sealed: readonly string[],
  network: ClientNetwork,
): Promise<AdmissionOutcome[]> {
  const outcomes: AdmissionOutcome[] = [];
  for (const each of sealed) {
    const admitted = await admitOne(arrival, each, network, true);
    outcomes.push('proof' in admitted ? { proof: admitted.proof } : admitted);
  }
  return outcomes;
}

/** Casts ballots that a tablet kept; those that came before are merged to the same. */
export async function castFromTablet(
  { app, conversation, table, privateKey }: Arrival,
  ballots: readonly { sealed: string; proofOf: (key: string) => string | undefined }[],
): Promise<BallotOutcome[]> {
  const castOne = async ({ sealed, proofOf }: (typeof ballots)[number]): Promise<BallotOutcome> => {
    const opened = ballotContent.safeParse(await openForTable(table, privateKey, 'ballot', sealed));
    const proof = opened.success && proofOf(opened.data.key);
    if (!opened.success || !proof) return 'refused';
    const { key, answers, audience, withHelp } = opened.data;
    const cast = await castBallot(app, {
      conversation: conversation.id,
      admission: { key, proof },
      answers: new Uint8Array(Buffer.from(answers, 'base64')),
      audience,
      withHelp,
    });
    if (cast.ok) return cast.value.late ? 'late' : 'kept';
    return cast.refusal === 'not-saved' ? 'later' : 'refused';
  };
  return Promise.all(ballots.map(castOne));
}

const ballotFile = z.object({
  format: z.literal(FILE_FORMAT),
  table: z.uuid(),
  admissions: z.array(z.string().max(40_000)).max(MAX_FILE_BALLOTS),
  ballots: z.array(z.string().max(40_000)).max(MAX_FILE_BALLOTS),
});

/** The file of a tablet, if it is one. */
export function parseBallotFile(text: string): z.infer<typeof ballotFile> | undefined {
  try {
    return ballotFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Takes the file of a tablet in. Reading it again, or after the tablet sent everything itself, changes no count. */
export async function receiveFile(
  arrival: Arrival,
  file: z.infer<typeof ballotFile>,
  network: ClientNetwork,
): Promise<{ kept: number; late: number; refused: number }> {
  const proofs = new Map<string, string>();
  for (const sealed of file.admissions) {
    const admitted = await admitOne(arrival, sealed, network, false);
    if ('proof' in admitted) proofs.set(admitted.key, admitted.proof);
  }
  const outcomes = await castFromTablet(
    arrival,
    file.ballots.map((sealed) => ({ sealed, proofOf: (key: string) => proofs.get(key) })),
  );
  const count = (wanted: BallotOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const [kept, late] = [count('kept'), count('late')];
  return { kept, late, refused: outcomes.length - kept - late };
}
