import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { makeCodes } from '../ballots/codes.ts';
import { endCodeSheet, listCodeSheets } from '../ballots/queries.ts';
import { findVoiceTable } from '../helping/queries.ts';
import { findConversation } from '../model/queries.ts';
import { MAX_SHEET_CODES } from './rules.ts';

/** Who makes policy makes a sheet of codes, or of ballots with a code each. The codes are shown once and kept nowhere. */
export const makeCodeSheet = action({
  name: 'voice.make_codes',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    conversation: z.uuid(),
    count: z.string().max(10),
    table: z.union([z.uuid(), z.literal('')]),
  }),
  run: async ({ tx, app, actor }, input) => {
    const conversation = await findConversation(tx, { id: input.conversation });
    if (conversation?.tenant !== actor.tenant.id) return refuse('not-found');
    const count = /^\s*\d{1,4}\s*$/.test(input.count) ? Number(input.count) : 0;
    if (count < 1 || count > MAX_SHEET_CODES) return refuse('no-count');
    const table = input.table ? await findVoiceTable(tx, input.table) : undefined;
    if (input.table && table?.conversation !== conversation.id) return refuse('not-found');
    const id = deterministicId(app, 'voice-code-sheet', input.idempotencyKey);
    // The codes of a sheet that was made cannot be shown again: they are on its paper alone.
    if ((await listCodeSheets(tx, conversation.id)).some((sheet) => sheet.id === id))
      return refuse('sheet-made');
    return ok(await makeCodes(tx, app, conversation.id, count, { id, table: table?.id ?? null }));
  },
});

/** Ends a sheet that was lost: its codes open nothing any more. What was said with them stays. */
export const endSheet = action({
  name: 'voice.end_codes',
  allow: 'policy',
  input: z.object({ conversation: z.uuid(), sheet: z.uuid() }),
  run: async ({ tx }, { conversation, sheet }) =>
    (await endCodeSheet(tx, conversation, sheet)) ? ok(null) : refuse('unchanged'),
});
