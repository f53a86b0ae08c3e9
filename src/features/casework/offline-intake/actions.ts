import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import { ok, refuse } from '#core/result.ts';
import { colleagues } from '../model/staff-queries.ts';
import type { ItemOutcome } from './protocol.ts';
import { MAX_CARRIED_CASES, MAX_ITEMS_PER_REQUEST } from './protocol.ts';
import {
  addDevice,
  endDevice,
  findDevice,
  type IntakeDevice,
  openCasesOf,
  privateKeyOf,
  updateDevice,
} from './queries.ts';
import { recordItems } from './record-items.ts';
import { makeFileKeys, openFile } from './sealed-file.ts';

type Caseworker = ActionContext<StaffMember>;

/** The tablet with this id, of whoever acts; made when it reports for the first time. */
async function ownDevice(
  { tx, app, actor, now }: Caseworker,
  id: string,
  label: string,
): Promise<IntakeDevice | undefined> {
  const known = await findDevice(tx, id);
  if (!known) {
    await addDevice(tx, app, actor, { id, label, ...(await makeFileKeys()) }, now);
    return findDevice(tx, id);
  }
  return known.account === actor.account ? known : undefined;
}

/** A tablet reports: what it wrote comes in, and it hears whether it may go on. */
export const syncTablet = action({
  name: 'casework.sync_tablet',
  allow: 'caseworker',
  input: z.object({
    device: z.uuid(),
    label: z.string().trim().max(60),
    items: z.array(z.unknown()).max(MAX_ITEMS_PER_REQUEST),
    /** How many items it holds after these, and since when the oldest waits. */
    waiting: z.number().int().min(0).max(100_000),
    waitingSince: z.iso.datetime().nullable(),
    carries: z.array(z.uuid()).max(MAX_CARRIED_CASES),
  }),
  run: async (context, { device: id, items, waitingSince, ...state }) => {
    const { tx, now } = context;
    const device = await ownDevice(context, id, state.label);
    if (!device) return refuse('other-account');
    const nothing = { outcomes: [] as ItemOutcome[], gone: [] as string[] };
    if (device.closedAt) return ok({ ...nothing, isClosed: true, publicKey: device.publicKey });
    const outcomes = await recordItems(context, items, {
      device: id,
      account: context.actor.account,
      name: context.actor.name,
    });
    const refused = outcomes.filter(({ outcome }) => outcome === 'refused').length;
    const waiting = state.waiting + refused;
    const since = waiting && waitingSince ? new Date(waitingSince) : null;
    await updateDevice(tx, id, { ...state, waiting, waitingSince: since }, now);
    const open = await openCasesOf(tx, state.carries);
    const gone = state.carries.filter((carried) => !open.has(carried));
    return ok({ outcomes, gone, isClosed: false, publicKey: device.publicKey });
  },
});

const sealedFile = z.object({
  format: z.literal('van-onderop-intake-1'),
  device: z.uuid(),
  sender: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().max(60),
    y: z.string().max(60),
  }),
  iv: z.string().max(40),
  data: z.string().max(4_000_000),
});
/** A tablet holds at most what weeks without network bring. */
const MAX_FILE_ITEMS = 5_000;

/** Takes in the encrypted file of a tablet that could not send. What came in before, does not come in twice. */
export const importTabletFile = action({
  name: 'casework.import_tablet_file',
  allow: 'caseworker',
  input: z.object({ file: z.unknown() }),
  run: async (context, { file }) => {
    const { tx, app, actor } = context;
    const parsed = sealedFile.safeParse(file);
    if (!parsed.success) return refuse('not-a-file');
    const device = await findDevice(tx, parsed.data.device);
    const key = device && (await privateKeyOf(tx, app, device.id));
    if (!device || !key) return refuse('unknown-tablet');
    // Of a tablet that was closed, a lead decides whether its file can be trusted.
    if (device.closedAt && !actor.tenant.roles.includes('lead')) return refuse('closed');
    const items = z
      .array(z.unknown())
      .max(MAX_FILE_ITEMS)
      .safeParse(await openFile(parsed.data, key));
    if (!items.success) return refuse('damaged');
    const owner = (await colleagues(tx)).find(({ account }) => account === device.account);
    const tablet = { device: device.id, account: device.account, name: owner?.name ?? actor.name };
    const outcomes = await recordItems(context, items.data, tablet);
    const kept = outcomes.filter(({ outcome }) => outcome === 'kept').length;
    return ok({ kept, refused: items.data.length - kept });
  },
});

/** A lead closes a tablet: from its next contact on it forgets everything and sends nothing. */
export const closeTablet = action({
  name: 'casework.close_tablet',
  allow: 'lead',
  input: z.object({ device: z.uuid() }),
  run: async ({ tx, actor, now }, { device }) =>
    (await endDevice(tx, actor, device, now)) ? ok(null) : refuse('closed-already'),
});
