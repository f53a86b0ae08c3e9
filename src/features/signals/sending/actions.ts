import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { Account, Owner } from '#core/access/actor.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import {
  deleteSignal,
  putSignalBack,
  type SignalSender,
  saveSignal,
  senderOfOwner,
} from '../model/queries.ts';
import {
  MAX_SIGNAL_WORDS,
  monthOf,
  OBSTACLES,
  PEOPLE_CHOICES,
  SENDER_ROLES,
  SIGNAL_THEMES,
} from '../model/rules.ts';

const signalInput = z.object({
  idempotencyKey: formSource,
  municipality: z.string().max(10),
  obstacle: z.enum(OBSTACLES),
  people: z.literal(PEOPLE_CHOICES),
  theme: z.enum(SIGNAL_THEMES).nullable(),
  role: z.enum(SENDER_ROLES),
  words: z.string().trim(),
});

async function send(
  { tx, app, now }: ActionContext,
  sender: SignalSender,
  { idempotencyKey, words, ...signal }: z.infer<typeof signalInput>,
) {
  if (!municipalityByCode(signal.municipality)) return refuse('no-place' as const);
  if (words.length > MAX_SIGNAL_WORDS) return refuse('too-long' as const);
  const saved = await saveSignal(
    tx,
    app,
    {
      ...signal,
      id: deterministicId(app, 'signal', idempotencyKey),
      words: words || null,
      sender,
      month: monthOf(amsterdamDate(now)),
    },
    now,
  );
  return ok(saved);
}

const changeInput = z.object({ signal: z.uuid(), step: z.enum(['put-back', 'delete']) });

async function change(
  { tx, app, now }: ActionContext,
  sender: SignalSender,
  { signal, step }: z.infer<typeof changeInput>,
) {
  const changed =
    step === 'delete'
      ? await deleteSignal(tx, sender, signal)
      : await putSignalBack(tx, app, sender, { id: signal, month: monthOf(amsterdamDate(now)) }, now);
  return changed ? ok(null) : refuse('not-found' as const);
}

/** The sender of somebody with an account who guides newcomers. */
export const senderOfGuide = ({ account }: Pick<Account, 'account'>): SignalSender => ({
  listing: null,
  account,
});

/** What somebody who works for an initiative says stands in the way of people there. */
export const sendAsInitiative = action({
  name: 'signals.send-as-initiative',
  allow: 'member',
  input: signalInput,
  run: (context: ActionContext<Owner>, input) => send(context, senderOfOwner(context.actor), input),
});

export const changeAsInitiative = action({
  name: 'signals.change-as-initiative',
  allow: 'member',
  input: changeInput,
  run: (context: ActionContext<Owner>, input) => change(context, senderOfOwner(context.actor), input),
});

/** What a guide says stands in the way of people whom they guide. */
export const sendAsGuide = action({
  name: 'signals.send-as-guide',
  allow: 'account',
  input: signalInput,
  run: async (context: ActionContext<Account>, input) =>
    context.actor.guideOf === null
      ? refuse('no-guide' as const)
      : send(context, senderOfGuide(context.actor), input),
});

export const changeAsGuide = action({
  name: 'signals.change-as-guide',
  allow: 'account',
  input: changeInput,
  run: (context: ActionContext<Account>, input) => change(context, senderOfGuide(context.actor), input),
});
