import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { municipalityByCode, townById } from '#features/geography/rules.ts';
import { isConcept } from '../search/lexicon/lexicon.ts';
import { countUnmetNeeds } from './queries.ts';

/** Counts that somebody looked for something in vain: the concepts and the municipality, nothing else. */
export const reportUnmetNeed = action({
  name: 'directory.tell-missed',
  allow: 'anyone',
  input: z.object({
    what: z.array(z.string().refine(isConcept)).min(1).max(8),
    town: z.string().max(80),
  }),
  run: async ({ tx, now }, { what, town: id }) => {
    const code = municipalityByCode(townById(id)?.municipality ?? '')?.code ?? '';
    await countUnmetNeeds(tx, [...new Set(what)], code, now);
    return ok(null);
  },
});
